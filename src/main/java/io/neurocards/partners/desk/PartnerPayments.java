package io.neurocards.partners.desk;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What partners paid by invoices, so that the books know what their credits are worth. */
@Component
public final class PartnerPayments {

    private final JdbcClient jdbc;

    PartnerPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Money that came, and the credits that were added for it. */
    public record Paid(UUID id, long credits, Money money, Instant at) {}

    /** Returns the newest of a partner's first. */
    public List<Paid> of(UUID partner, int limit) {
        return jdbc.sql("""
                        select id, credits, currency, amount, paid_at from partner_payments
                        where partner_id = :partner order by paid_at desc, id desc limit :limit
                        """)
                .param("partner", partner)
                .param("limit", limit)
                .query((row, _) -> new Paid(
                        row.getObject("id", UUID.class),
                        row.getLong("credits"),
                        new Money(row.getString("currency"), row.getLong("amount")),
                        row.getObject("paid_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void keep(UUID partner, Paid paid) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into partner_payments (id, partner_id, credits, currency, amount, paid_at)
                        values (:id, :partner, :credits, :currency, :amount, :now)
                        """)
                .param("id", paid.id())
                .param("partner", partner)
                .param("credits", paid.credits())
                .param("currency", paid.money().currency())
                .param("amount", paid.money().minor())
                .param("now", SqlTime.of(paid.at()))
                .update();
    }
}
