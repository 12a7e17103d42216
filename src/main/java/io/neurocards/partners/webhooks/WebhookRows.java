package io.neurocards.partners.webhooks;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.partners.PartnerOwner;
import io.neurocards.partners.World;
import io.neurocards.partners.webhooks.Webhook.Off;
import io.neurocards.partners.webhooks.Webhook.Terms;
import io.neurocards.partners.webhooks.Webhook.Times;
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
import org.springframework.stereotype.Component;

/** The table of endpoints. */
@Component
record WebhookRows(JdbcClient jdbc) {

    private static final String SELECT = """
            select id, partner_id, test, url, description, events, enabled, disabled_reason, disabled_at, failing_since,
                generation, rotated_at, created_at
            from partner_webhooks
            """;

    /** Makes everything that adds an endpoint of this partner happen one after another until the transaction ends. */
    void lockPartner(UUID partner) {
        Decisions.requireOpen();
        jdbc.sql("select id from partners where id = :id for no key update")
                .param("id", partner)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    int count(PartnerOwner owner) {
        return jdbc.sql("select count(*) from partner_webhooks where partner_id = :partner and test = :test")
                .param("partner", owner.partner())
                .param("test", owner.world() == World.TEST)
                .query(Integer.class)
                .single();
    }

    void insert(Webhook webhook) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into partner_webhooks (id, partner_id, test, url, description, events, enabled, generation, created_at)
                        values (:id, :partner, :test, :url, :description, :events, :enabled, 1, :now)
                        """)
                .param("id", webhook.id())
                .param("partner", webhook.owner().partner())
                .param("test", webhook.owner().world() == World.TEST)
                .param("url", webhook.terms().url())
                .param("description", webhook.terms().description())
                .param("events", WebhookEvent.words(webhook.terms().events()))
                .param("enabled", webhook.terms().enabled())
                .param("now", SqlTime.of(webhook.times().createdAt()))
                .update();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> webhook(row))
                .optional();
    }

    Optional<Webhook> find(PartnerOwner owner, UUID id) {
        return find(id).filter(webhook -> webhook.owner().equals(owner));
    }

    /** Returns an endpoint that nobody else changes until the transaction ends; what it is told is locked after it. */
    Optional<Webhook> lock(PartnerOwner owner, UUID id) {
        return lock(id).filter(webhook -> webhook.owner().equals(owner));
    }

    Optional<Webhook> lock(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + "where id = :id for no key update")
                .param("id", id)
                .query((row, _) -> webhook(row))
                .optional();
    }

    /** Keeps everybody off an endpoint that is about to be deleted. */
    void lockWhole(UUID id) {
        Decisions.requireOpen();
        jdbc.sql("select id from partner_webhooks where id = :id for update")
                .param("id", id)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Returns the oldest first. */
    List<Webhook> of(PartnerOwner owner) {
        return jdbc.sql(SELECT + "where partner_id = :partner and test = :test order by created_at, id")
                .param("partner", owner.partner())
                .param("test", owner.world() == World.TEST)
                .query((row, _) -> webhook(row))
                .list();
    }

    /** Keeps what the partner decided; one that is switched on begins with a clean record. */
    void change(UUID id, Terms terms) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update partner_webhooks set url = :url, description = :description, events = :events, enabled = :enabled,
                            disabled_reason = case when :enabled then null else disabled_reason end,
                            disabled_at = case when :enabled then null else disabled_at end,
                            failing_since = case when :enabled and not enabled then null else failing_since end
                        where id = :id
                        """)
                .param("url", terms.url())
                .param("description", terms.description())
                .param("events", WebhookEvent.words(terms.events()))
                .param("enabled", terms.enabled())
                .param("id", id)
                .update();
    }

    /** Goes on to the next secret. */
    void rotate(UUID id, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("update partner_webhooks set generation = generation + 1, rotated_at = :now where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    void switchOff(UUID id, Off off) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update partner_webhooks set enabled = false, disabled_reason = :reason, disabled_at = :now
                        where id = :id and enabled
                        """)
                .param("reason", off.reason().word())
                .param("now", SqlTime.of(off.at()))
                .param("id", id)
                .update();
    }

    void fails(UUID id, Instant since) {
        Decisions.requireOpen();
        jdbc.sql("update partner_webhooks set failing_since = :since where id = :id and failing_since is null")
                .param("since", SqlTime.of(since))
                .param("id", id)
                .update();
    }

    void works(UUID id) {
        Decisions.requireOpen();
        jdbc.sql("update partner_webhooks set failing_since = null where id = :id and failing_since is not null")
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        Decisions.requireOpen();
        jdbc.sql("delete from partner_webhooks where id = :id").param("id", id).update();
    }

    static Webhook webhook(ResultSet row) throws SQLException {
        var reason = row.getString("disabled_reason");
        return new Webhook(
                row.getObject("id", UUID.class),
                new PartnerOwner(
                        row.getObject("partner_id", UUID.class), row.getBoolean("test") ? World.TEST : World.LIVE),
                new Terms(
                        row.getString("url"),
                        WebhookEvent.all(row.getString("events")),
                        row.getBoolean("enabled"),
                        row.getString("description")),
                reason == null
                        ? null
                        : new Off(
                                Off.Reason.valueOf(reason.toUpperCase(Locale.ROOT)),
                                row.getObject("disabled_at", OffsetDateTime.class)
                                        .toInstant()),
                new Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        time(row, "failing_since"),
                        time(row, "rotated_at")),
                row.getInt("generation"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
