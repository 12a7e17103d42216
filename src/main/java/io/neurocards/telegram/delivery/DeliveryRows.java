package io.neurocards.telegram.delivery;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the deliveries, one per job of a customer who has a chat with the bot. */
record DeliveryRows(JdbcClient jdbc) {

    private static final String DELIVERY = """
            select d.id, d.person_id, d.chat_id, d.state, d.form, d.tries, d.due_at, d.sending_since, d.file_id,
                   coalesce(c.locale, 'ru') as locale
            from telegram_deliveries d left join telegram_chats c on c.chat_id = d.chat_id
            """;

    /** Where a delivery stands. */
    enum State {
        MAKING,
        DUE,
        SENDING,
        WAITING,
        DELIVERED,
        GIVEN_UP,
        NOTHING;

        boolean isToBeSent() {
            return this == DUE || this == SENDING;
        }
    }

    /** One delivery as it was read. */
    record Delivery(
            UUID jobId,
            PersonId person,
            long chatId,
            State state,
            Form form,
            int tries,
            @Nullable Instant dueAt,
            @Nullable Instant sendingSince,
            @Nullable String fileId,
            Locale locale) {}

    void insert(UUID job, UUID order, PersonId person, long chat, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into telegram_deliveries (id, order_id, person_id, chat_id, state, form, tries, created_at)
                        values (:id, :order, :person, :chat, 'making', 'video', 0, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", job)
                .param("order", order)
                .param("person", person.value())
                .param("chat", chat)
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<Delivery> find(UUID job) {
        return jdbc.sql(DELIVERY + " where d.id = :id")
                .param("id", job)
                .query((row, _) -> delivery(row))
                .optional();
    }

    /** Returns what should have a run: whatever is to be sent, and what waited in chats that want us again. */
    List<UUID> unsent() {
        return jdbc.sql("""
                        select d.id from telegram_deliveries d left join telegram_chats c on c.chat_id = d.chat_id
                        where d.state in ('due', 'sending')
                           or d.state = 'waiting' and c.id is not null and c.blocked_at is null
                        order by d.id
                        """).query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    List<UUID> waitingIn(long chat) {
        return jdbc.sql("""
                        select id from telegram_deliveries
                        where chat_id = :chat and state in ('waiting', 'given_up') order by id
                        """)
                .param("chat", chat)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Says that there is something to send from now on; true for a job that has a row. */
    boolean due(UUID job, Form form, Instant now) {
        return jdbc.sql("""
                        update telegram_deliveries
                        set state = 'due', form = :form, tries = 0, due_at = :now, sending_since = null, ended_at = null
                        where id = :id
                        """)
                        .param("form", form.text())
                        .param("now", SqlTime.of(now))
                        .param("id", job)
                        .update()
                == 1;
    }

    /** Takes up again what waited. */
    void wake(UUID job, Instant now) {
        jdbc.sql("""
                        update telegram_deliveries set state = 'due', tries = 0, due_at = :now, ended_at = null
                        where id = :id and state in ('waiting', 'given_up')
                        """).param("now", SqlTime.of(now)).param("id", job).update();
    }

    /** Says that a send is about to begin. */
    void sending(UUID job, Form form, Instant now) {
        jdbc.sql("""
                        update telegram_deliveries
                        set state = 'sending', form = :form, tries = tries + 1, sending_since = :now
                        where id = :id and state in ('due', 'sending')
                        """)
                .param("form", form.text())
                .param("now", SqlTime.of(now))
                .param("id", job)
                .update();
    }

    /** Says that nothing was sent, and in which form to try next. */
    void refused(UUID job, Form next) {
        jdbc.sql("""
                        update telegram_deliveries set state = 'due', form = :form, sending_since = null
                        where id = :id and state = 'sending'
                        """).param("form", next.text()).param("id", job).update();
    }

    void delivered(UUID job, int messageId, @Nullable String fileId, Instant now) {
        jdbc.sql("""
                        update telegram_deliveries
                        set state = 'delivered', sending_since = null, message_id = :message,
                            file_id = coalesce(:file, file_id), ended_at = :now
                        where id = :id
                        """)
                .param("message", messageId)
                .param("file", fileId)
                .param("now", SqlTime.of(now))
                .param("id", job)
                .update();
    }

    /** Ends a delivery without a message, for now or for good. */
    void end(UUID job, State state, Instant now) {
        jdbc.sql("""
                        update telegram_deliveries set state = :state, sending_since = null, ended_at = :now
                        where id = :id and state <> 'delivered'
                        """)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("now", SqlTime.of(now))
                .param("id", job)
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getLong("chat_id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Form.ofText(row.getString("form")),
                row.getInt("tries"),
                instant(row, "due_at"),
                instant(row, "sending_since"),
                row.getString("file_id"),
                Locale.of(row.getString("locale")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
