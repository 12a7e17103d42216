package io.neurocards.payments.checkout;

import io.neurocards.database.SqlTime;
import io.neurocards.payments.PaymentStatus;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our side of a comparison, and what came of it. */
@Component
record ComparedRows(JdbcClient jdbc) {

    /**
     * A payment that has its money, or had it.
     *
     * @param back how much of it is back
     * @param asked how much of it a gateway is being asked for
     */
    record Ours(UUID id, String charge, PaymentStatus status, String currency, long amount, long back, long asked) {}

    /** Returns those of these references that are known. */
    Map<String, Ours> charged(String gateway, Collection<String> references) {
        return jdbc
                .sql("""
                        select p.id, p.charge_id, p.status, p.currency, p.amount,
                            coalesce(sum(r.amount) filter (where r.status = 'done'), 0)::bigint as back,
                            coalesce(sum(r.amount) filter (where r.status = 'requested'), 0)::bigint as asked
                        from payments p left join payment_refunds r on r.payment_id = p.id
                        where p.gateway = :gateway and p.charge_id = any (:references)
                        group by p.id
                        """)
                .param("gateway", gateway)
                .param("references", references.toArray(String[]::new))
                .query((row, _) -> new Ours(
                        row.getObject("id", UUID.class),
                        row.getString("charge_id"),
                        PaymentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getString("currency"),
                        row.getLong("amount"),
                        row.getLong("back"),
                        row.getLong("asked")))
                .list()
                .stream()
                .collect(Collectors.toMap(Ours::charge, ours -> ours));
    }

    /** Returns what was begun in that time and has its money, by what the gateway calls it. */
    Map<String, UUID> paid(String gateway, Instant from, Instant to) {
        return jdbc
                .sql("""
                        select p.charge_id, p.id from payments p join payment_checkouts c on c.id = p.id
                        where p.gateway = :gateway and p.charge_id is not null and p.created_at >= :from and p.created_at < :to
                        """)
                .param("gateway", gateway)
                .param("from", SqlTime.of(from))
                .param("to", SqlTime.of(to))
                .query((row, _) -> Map.entry(row.getString("charge_id"), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void seen(Difference difference, Instant now) {
        jdbc.sql("""
                        insert into payment_differences as d (id, gateway, kind, reference, payment_id, found_at, seen_at)
                        values (:id, :gateway, :kind, :reference, :payment, :now, :now)
                        on conflict (id) do update set seen_at = greatest(d.seen_at, excluded.seen_at)
                        """)
                .param("id", difference.id())
                .param("gateway", difference.gateway())
                .param("kind", difference.kind().word())
                .param("reference", difference.reference())
                .param("payment", difference.payment(), Types.OTHER)
                .param("now", SqlTime.of(now))
                .update();
    }
}
