package io.neurocards.telegram.broadcast;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.telegram.broadcast.Broadcast.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the messages to many. */
record BroadcastRows(JdbcClient jdbc) {

    private static final String COLUMNS = """
            select id, author, kind, body, file_id, language, active_days, balance_least, balance_most, state, previewed_at
            from broadcasts
            """;

    /**
     * Keeps a draft, once for its id; returns whether this call did.
     *
     * @param writtenBy who wrote it without a chat with the bot
     */
    boolean insert(Broadcast broadcast, @Nullable String writtenBy, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                                insert into broadcasts (id, author, written_by, kind, body, file_id, state, created_at)
                                values (:id, :author, :writtenBy, :kind, :body, :file, 'draft', :now)
                                on conflict (id) do nothing
                                """)
                        .param("id", broadcast.id())
                        .param("author", broadcast.author(), Types.BIGINT)
                        .param("writtenBy", writtenBy)
                        .param("kind", broadcast.content().kind().text())
                        .param("body", broadcast.content().body())
                        .param("file", broadcast.content().fileId())
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    Optional<Broadcast> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query((row, _) -> broadcast(row))
                .optional();
    }

    Optional<Broadcast> lock(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql(COLUMNS + " where id = :id for update")
                .param("id", id)
                .query((row, _) -> broadcast(row))
                .optional();
    }

    List<Broadcast> latest(int limit) {
        return jdbc.sql(COLUMNS + " order by created_at desc, id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> broadcast(row))
                .list();
    }

    /** Takes those that are over and whose author was not told. */
    List<Broadcast> takeUnreported(Instant now) {
        return jdbc.sql("""
                        update broadcasts set reported_at = :now
                        where finished_at is not null and started_at is not null and reported_at is null and author is not null
                        returning id, author, kind, body, file_id, language, active_days, balance_least, balance_most,
                                  state, previewed_at
                        """)
                .param("now", SqlTime.of(now))
                .query((row, _) -> broadcast(row))
                .list();
    }

    List<UUID> sending() {
        return jdbc.sql("select id from broadcasts where state = 'sending' order by id")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    void narrow(UUID id, Segment segment) {
        jdbc.sql("""
                        update broadcasts set language = :language, active_days = :days, balance_least = :least,
                                              balance_most = :most
                        where id = :id and state = 'draft'
                        """)
                .param("language", segment.language())
                .param("days", segment.activeDays())
                .param("least", segment.balanceLeast())
                .param("most", segment.balanceMost())
                .param("id", id)
                .update();
    }

    void previewed(UUID id, Instant now) {
        jdbc.sql("update broadcasts set previewed_at = :now where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Moves on to another state and notes the moments that go with it. */
    void move(UUID id, State to, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update broadcasts set state = :to,
                            started_at = case when :to = 'sending' then coalesce(started_at, :now) else started_at end,
                            finished_at = case when :to in ('cancelled', 'done') then :now::timestamptz end
                        where id = :id
                        """)
                .param("to", to.text())
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Gives back what was taken to be reported and could not be. */
    void putBack(UUID id) {
        jdbc.sql("update broadcasts set reported_at = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Lets one sender have a broadcast until a moment; returns false when it is not being sent, or another one has it. */
    boolean lease(UUID id, UUID sender, Instant until, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update broadcasts set sender = :sender, sender_until = :until
                        where id = :id and state = 'sending'
                          and (sender is null or sender = :sender or sender_until < :now)
                        """)
                        .param("sender", sender)
                        .param("until", SqlTime.of(until))
                        .param("id", id)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    void release(UUID id, UUID sender) {
        jdbc.sql("update broadcasts set sender = null, sender_until = null where id = :id and sender = :sender")
                .param("id", id)
                .param("sender", sender)
                .update();
    }

    private static Broadcast broadcast(ResultSet row) throws SQLException {
        return new Broadcast(
                row.getObject("id", UUID.class),
                row.getObject("author", Long.class),
                new Content(
                        Content.Kind.ofText(row.getString("kind")), row.getString("body"), row.getString("file_id")),
                new Segment(
                        row.getString("language"),
                        row.getObject("active_days", Integer.class),
                        row.getObject("balance_least", Long.class),
                        row.getObject("balance_most", Long.class)),
                State.ofText(row.getString("state")),
                row.getObject("previewed_at") != null);
    }
}
