package io.neurocards.notifications.messages;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what is to be sent, and of what was lately. */
@Component
record MessageRows(JdbcClient jdbc) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    /**
     * One message.
     *
     * @param occasion the word of an {@link Occasion}, of this build or of another
     */
    record Row(
            UUID id,
            PersonId person,
            String occasion,
            UUID subject,
            Map<String, String> facts,
            Channel channel,
            UUID target,
            Instant dueAt) {}

    /** Takes a message down, unless it was before. Returns whether this call did. */
    boolean insert(Row row, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                                insert into notifications (id, person_id, occasion, subject_id, facts, channel, target_id, state,
                                    created_at, due_at)
                                values (:id, :person, :occasion, :subject, :facts, :channel, :target, 'waiting', :now, :due)
                                on conflict (id) do nothing
                                """)
                        .param("id", row.id())
                        .param("person", row.person().value())
                        .param("occasion", row.occasion())
                        .param("subject", row.subject())
                        .param("facts", JSON.writeValueAsString(row.facts()))
                        .param("channel", row.channel().word())
                        .param("target", row.target())
                        .param("now", SqlTime.of(now))
                        .param("due", SqlTime.of(row.dueAt()))
                        .update()
                == 1;
    }

    /** Has one that is over wait once more. Returns whether there was one. */
    boolean wake(Row row) {
        Decisions.requireOpen();
        return jdbc.sql("""
                                update notifications set state = 'waiting', ended_at = null, due_at = :due, facts = :facts
                                where id = :id and state <> 'waiting'
                                """)
                        .param("due", SqlTime.of(row.dueAt()))
                        .param("facts", JSON.writeValueAsString(row.facts()))
                        .param("id", row.id())
                        .update()
                == 1;
    }

    Optional<Row> waiting(UUID id) {
        return jdbc.sql("""
                        select person_id, occasion, subject_id, facts, channel, target_id, due_at
                        from notifications where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .query((row, _) -> new Row(
                        id,
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("occasion"),
                        row.getObject("subject_id", UUID.class),
                        JSON.readValue(row.getString("facts"), FACTS),
                        Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                        row.getObject("target_id", UUID.class),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void postpone(UUID id, Instant due) {
        jdbc.sql("update notifications set due_at = :due where id = :id and state = 'waiting'")
                .param("due", SqlTime.of(due))
                .param("id", id)
                .update();
    }

    /** Notes how it ended; the facts are of no use any more. */
    void end(UUID id, boolean sent, Instant now) {
        jdbc.sql("""
                        update notifications set state = :state, ended_at = :now, facts = '{}'
                        where id = :id and state = 'waiting'
                        """)
                .param("state", sent ? "sent" : "dropped")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    List<UUID> due(Instant now, int most) {
        return jdbc.sql("""
                        select id from notifications where state = 'waiting' and due_at <= :now order by due_at, id limit :most
                        """)
                .param("now", SqlTime.of(now))
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    int forget(Instant endedBefore, int most) {
        return jdbc.sql("""
                        delete from notifications where id in (
                            select id from notifications where state <> 'waiting' and ended_at < :before order by ended_at limit :most)
                        """)
                .param("before", SqlTime.of(endedBefore))
                .param("most", most)
                .update();
    }
}
