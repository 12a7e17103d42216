package io.neurocards.partners.webhooks;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.partners.webhooks.WebhookDelivery.Last;
import io.neurocards.partners.webhooks.WebhookDelivery.Round;
import io.neurocards.partners.webhooks.WebhookDelivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what was and is to be told. Whoever tries claims first, so that two who try at once send once. */
@Component
record WebhookDeliveryRows(JdbcClient jdbc) {

    private static final String SELECT = """
            select id, webhook_id, type, subject_id, happened_at, status, attempts, round_tries, round_at, next_at, claimed_until,
                last_status, last_error
            from partner_webhook_deliveries
            """;

    /**
     * Takes down that an endpoint is to be told, once for the id; nothing when the endpoint was deleted meanwhile, which must not
     * keep from happening what it would be told of.
     */
    void insert(UUID id, UUID webhook, WebhookEvent event, UUID subject, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into partner_webhook_deliveries (id, webhook_id, type, subject_id, happened_at, status, attempts,
                            round_tries, round_at, next_at)
                        select :id::uuid, w.id, :type, :subject::uuid, :now::timestamptz, 'pending', 0, 0, :now::timestamptz,
                            :now::timestamptz
                        from partner_webhooks w where w.id = :webhook for key share
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("webhook", webhook)
                .param("type", event.type())
                .param("subject", subject)
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<WebhookDelivery> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> delivery(row))
                .optional();
    }

    /** Returns the newest first, older than {@code before}; there is nothing before one of another endpoint. */
    List<WebhookDelivery> latest(UUID webhook, @Nullable Status status, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                        where webhook_id = :webhook and (:status::text is null or status = :status)
                          and (:before::uuid is null or (happened_at, id) < (
                              select happened_at, id from partner_webhook_deliveries
                              where id = :before::uuid and webhook_id = :webhook))
                        order by happened_at desc, id desc limit :limit
                        """)
                .param("webhook", webhook)
                .param("status", status == null ? null : status.word())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> delivery(row))
                .list();
    }

    /** Returns the ids of what ended so since a moment, the oldest first. */
    List<UUID> ended(UUID webhook, Status status, Instant since, int limit) {
        return jdbc.sql("""
                        select id from partner_webhook_deliveries
                        where webhook_id = :webhook and status = :status and happened_at >= :since
                        order by happened_at, id limit :limit
                        """)
                .param("webhook", webhook)
                .param("status", status.word())
                .param("since", SqlTime.of(since))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Returns what is due after {@code after} in the order of the ids. */
    List<UUID> due(UUID after, Instant now, int limit) {
        return jdbc.sql("""
                        select id from partner_webhook_deliveries
                        where status = 'pending' and next_at <= :now and id > :after order by id limit :limit
                        """)
                .param("now", SqlTime.of(now))
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Begins an attempt and returns its number; nothing when it is not due, or somebody else is at it. */
    Optional<Integer> claim(UUID id, Instant now, Instant until) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update partner_webhook_deliveries
                        set claimed_until = :until, attempts = attempts + 1, round_tries = round_tries + 1
                        where id = :id and status = 'pending' and next_at <= :now
                          and (claimed_until is null or claimed_until <= :now)
                        returning attempts
                        """)
                .param("until", SqlTime.of(until))
                .param("id", id)
                .param("now", SqlTime.of(now))
                .query(Integer.class)
                .optional();
    }

    /** It was taken, whichever attempt found that out. */
    void delivered(UUID id, int status, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update partner_webhook_deliveries set status = 'delivered', next_at = null, claimed_until = null,
                            last_status = :answer, last_error = null, ended_at = :now
                        where id = :id and status = 'pending'
                        """)
                .param("answer", status)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Takes down what the attempt came to, unless a later one has begun. */
    boolean failed(UUID id, int attempt, Last last, @Nullable Instant next, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update partner_webhook_deliveries set status = case when :next::timestamptz is null then 'dead' else 'pending' end,
                            next_at = :next, claimed_until = null, last_status = :answer, last_error = :error,
                            ended_at = case when :next::timestamptz is null then :now::timestamptz end
                        where id = :id and status = 'pending' and attempts = :attempt
                        """)
                        .param("next", SqlTime.ofNullable(next))
                        .param("answer", last.status(), Types.INTEGER)
                        .param("error", last.error())
                        .param("now", SqlTime.of(now))
                        .param("id", id)
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    /** Begins a new round of something that is over. */
    boolean replay(UUID id, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update partner_webhook_deliveries
                        set status = 'pending', round_tries = 0, round_at = :now, next_at = :now, ended_at = null
                        where id = :id and status <> 'pending'
                        """).param("now", SqlTime.of(now)).param("id", id).update() == 1;
    }

    /** Forgets some of an endpoint's and returns how many. */
    int delete(UUID webhook, int limit) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        delete from partner_webhook_deliveries where id in (
                            select id from partner_webhook_deliveries where webhook_id = :webhook limit :limit)
                        """).param("webhook", webhook).param("limit", limit).update();
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getString("type"),
                row.getObject("subject_id", UUID.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                new Round(
                        row.getInt("round_tries"),
                        row.getObject("round_at", OffsetDateTime.class).toInstant(),
                        WebhookRows.time(row, "next_at"),
                        WebhookRows.time(row, "claimed_until")),
                new Last(row.getObject("last_status", Integer.class), row.getString("last_error")));
    }
}
