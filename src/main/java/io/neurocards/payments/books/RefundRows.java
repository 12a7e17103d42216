package io.neurocards.payments.books;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.TakeResult.Taken;
import io.neurocards.payments.Refund;
import io.neurocards.shared.Credits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of refunds. A payment's row is locked before those of its refunds. */
@Component
public record RefundRows(JdbcClient jdbc) {

    private static final int LONGEST_REFUSAL = 500;
    private static final String SELECT = """
            select id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken, shortfall, refusal,
                requested_at, ended_at
            from payment_refunds
            """;

    public void request(Refund refund) {
        jdbc.sql("""
                        insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held,
                            credits_taken, shortfall, requested_at)
                        values (:id, :payment, 'requested', :amount, :by, :reason, :held, 0, 0, :now)
                        """)
                .param("id", refund.id())
                .param("payment", refund.paymentId())
                .param("amount", refund.amount())
                .param("by", refund.by())
                .param("reason", refund.reason())
                .param("held", refund.held().amount())
                .param("now", SqlTime.of(refund.requestedAt()))
                .update();
    }

    public Optional<Refund> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> refund(row))
                .optional();
    }

    /** Returns the refund of the payment that is asked for or done; one that was refused counts no longer. */
    public Optional<Refund> standing(UUID payment) {
        return jdbc.sql(SELECT + "where payment_id = :payment and status <> 'refused'")
                .param("payment", payment)
                .query((row, _) -> refund(row))
                .optional();
    }

    public List<Refund> of(UUID payment) {
        return jdbc.sql(SELECT + "where payment_id = :payment order by requested_at, id")
                .param("payment", payment)
                .query((row, _) -> refund(row))
                .list();
    }

    public List<Refund> requestedBefore(Instant moment, int limit) {
        return jdbc.sql(SELECT
                        + "where status = 'requested' and requested_at < :moment order by requested_at limit :limit")
                .param("moment", SqlTime.of(moment))
                .param("limit", limit)
                .query((row, _) -> refund(row))
                .list();
    }

    /** Keeps what the gateway calls it, unless that is known. */
    public void named(UUID id, String gatewayRefund) {
        jdbc.sql("update payment_refunds set gateway_refund = :name where id = :id and gateway_refund is null")
                .param("name", gatewayRefund)
                .param("id", id)
                .update();
    }

    /** Returns what the gateway calls it; nothing before it has taken it down. */
    public Optional<String> gatewayRefund(UUID id) {
        return jdbc.sql("select gateway_refund from payment_refunds where id = :id and gateway_refund is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public void done(UUID id, Taken credits, Instant now) {
        jdbc.sql("""
                        update payment_refunds
                        set status = 'done', credits_taken = :taken, shortfall = :shortfall, ended_at = :now
                        where id = :id
                        """)
                .param("taken", credits.amount().amount())
                .param("shortfall", credits.shortfall().amount())
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    public void refused(UUID id, String description, Instant now) {
        var words = description.isBlank() ? "no reason given" : description;
        jdbc.sql("update payment_refunds set status = 'refused', refusal = :refusal, ended_at = :now where id = :id")
                .param("refusal", words.substring(0, Math.min(words.length(), LONGEST_REFUSAL)))
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    private static Refund refund(ResultSet row) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Refund(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                Refund.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("amount"),
                row.getString("requested_by"),
                row.getString("reason"),
                Credits.of(row.getLong("credits_held")),
                Credits.of(row.getLong("credits_taken")),
                Credits.of(row.getLong("shortfall")),
                row.getString("refusal"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
