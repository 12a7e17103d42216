package io.neurocards.telegram.delivery;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the progress messages, one per order. */
record ProgressRows(JdbcClient jdbc) {

    /** A message whose order may have gone on. {@code messageId} and {@code shown} are absent until it was sent. */
    record Open(
            UUID orderId,
            PersonId person,
            long chatId,
            @Nullable Integer messageId,
            int lostMessages,
            @Nullable String shown,
            Locale locale) {}

    void insert(UUID order, PersonId person, long chat, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into telegram_progress (id, person_id, chat_id, lost_messages, created_at)
                        values (:id, :person, :chat, 0, :now)
                        """)
                .param("id", order)
                .param("person", person.value())
                .param("chat", chat)
                .param("now", SqlTime.of(now))
                .update();
    }

    /**
     * Returns the messages that may be sent or edited now, those that have waited longest first: in chats that want us and in
     * which nothing was shown within {@code pause}.
     */
    List<Open> dueAt(Instant now, Duration pause) {
        return jdbc.sql("""
                        select p.id, p.person_id, p.chat_id, p.message_id, p.lost_messages,
                               p.shown, coalesce(c.locale, 'ru') as locale
                        from telegram_progress p
                        left join telegram_chats c on c.chat_id = p.chat_id
                        where p.closed_at is null and c.blocked_at is null
                          and not exists (
                              select 1 from telegram_progress q where q.chat_id = p.chat_id
                              and (q.busy_until > :now or q.shown_at > :edge))
                        order by p.shown_at nulls first, p.id
                        """)
                .param("now", SqlTime.of(now))
                .param("edge", SqlTime.of(now.minus(pause)))
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getLong("chat_id"),
                        row.getObject("message_id", Integer.class),
                        row.getInt("lost_messages"),
                        row.getString("shown"),
                        Locale.of(row.getString("locale"))))
                .list();
    }

    /** Says that a send is under way; returns false when one is already. */
    boolean begin(UUID order, Instant now, Instant until) {
        return jdbc.sql("""
                        update telegram_progress set busy_until = :until
                        where id = :id and closed_at is null and (busy_until is null or busy_until <= :now)
                        """)
                        .param("until", SqlTime.of(until))
                        .param("id", order)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    void shown(UUID order, int messageId, String shown, boolean last, Instant now) {
        jdbc.sql("""
                        update telegram_progress
                        set message_id = :message, shown = :shown, shown_at = :now, busy_until = null,
                            closed_at = case when :last then :now::timestamptz end
                        where id = :id
                        """)
                .param("message", messageId)
                .param("shown", shown)
                .param("last", last)
                .param("now", SqlTime.of(now))
                .param("id", order)
                .update();
    }

    /** Forgets a message that the customer has deleted, so that it is sent anew. */
    void lost(UUID order, Instant now) {
        jdbc.sql("""
                        update telegram_progress
                        set message_id = null, shown = null, shown_at = :now, busy_until = null,
                            lost_messages = lost_messages + 1
                        where id = :id
                        """).param("now", SqlTime.of(now)).param("id", order).update();
    }

    void close(UUID order, Instant now) {
        jdbc.sql("update telegram_progress set closed_at = :now, busy_until = null where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", order)
                .update();
    }

    void waitUntil(UUID order, Instant until) {
        jdbc.sql("update telegram_progress set busy_until = :until where id = :id")
                .param("until", SqlTime.of(until))
                .param("id", order)
                .update();
    }

    /** Lets what waits in a chat go on at once. */
    void wake(long chat) {
        jdbc.sql("update telegram_progress set busy_until = null where chat_id = :chat and closed_at is null")
                .param("chat", chat)
                .update();
    }
}
