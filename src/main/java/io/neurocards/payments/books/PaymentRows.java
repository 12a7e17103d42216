package io.neurocards.payments.books;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.payments.Payment;
import io.neurocards.payments.checkout.AllPayments;
import io.neurocards.shared.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of payments. */
@Component
public record PaymentRows(JdbcClient jdbc) {

    public static final String STARS = "XTR";

    private static final RowMapper<Payment> ROW = new SimplePropertyRowMapper<>(Payment.class);
    private static final String SELECT = """
            select p.id, p.person_id, l.code as plan, p.credits, p.gateway, upper(p.platform) as platform, p.currency, p.amount,
                upper(p.status) as status, p.charge_id, p.payer, p.reason, p.test as is_test, p.created_at, p.expires_at, p.completed_at, p.refunded_at
            from payments p left join pricing_plans l on l.id = p.plan_id
            """;

    /**
     * Money that came.
     *
     * @param id the gateway's name of it
     * @param payer who paid, where the gateway knows a payer by name
     */
    public record Charge(String id, @Nullable String payer, boolean isTest) {}

    /** Makes everything that concerns this charge happen one after another until the transaction ends. */
    public void lockCharge(String gateway, String chargeId) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:charge, 40))::text")
                .param("charge", gateway.equals(Payment.STARS_GATEWAY) ? chargeId : gateway + "\n" + chargeId)
                .query(String.class)
                .list();
    }

    /** Makes everything that this person is about to buy happen one after another until the transaction ends. */
    public void lockBuyer(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 41))::text")
                .param("person", person.toString())
                .query(String.class)
                .list();
    }

    /** Returns the newest of all that pass first, older than {@code before}. */
    public List<Payment> ofAll(AllPayments.Filter filter, @Nullable Payment before, int limit) {
        var conditions = new ArrayList<String>();
        var facts = new HashMap<String, Object>(Map.of("limit", limit));
        if (filter.status() != null) {
            conditions.add("p.status = lower(:status)");
            facts.put("status", filter.status().name());
        }
        if (filter.gateway() != null) {
            conditions.add("p.gateway = :gateway");
            facts.put("gateway", filter.gateway());
        }
        if (before != null) {
            conditions.add("(p.created_at, p.id) < (:createdAt, :before)");
            facts.put("createdAt", SqlTime.of(before.createdAt()));
            facts.put("before", before.id());
        }
        var where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return jdbc.sql(SELECT + where + " order by p.created_at desc, p.id desc limit :limit")
                .params(facts)
                .query(ROW)
                .list();
    }

    /** Returns the person's unpaid ones since {@code start}, newest first. */
    public List<Payment> unpaid(PersonId person, Instant start) {
        return jdbc.sql(SELECT + """
                        where p.person_id = :person and p.status = 'pending' and p.created_at > :start
                        order by p.created_at desc, p.id desc
                        """)
                .param("person", person.value())
                .param("start", SqlTime.of(start))
                .query(ROW)
                .list();
    }

    public Optional<Payment> lockByCharge(String gateway, String chargeId) {
        return jdbc.sql(SELECT + "where p.gateway = :gateway and p.charge_id = :charge for update of p")
                .param("gateway", gateway)
                .param("charge", chargeId)
                .query(ROW)
                .optional();
    }

    /** Returns which of these charges were told to us. */
    public List<String> knownCharges(String gateway, Collection<String> charges) {
        return jdbc.sql("select charge_id from payments where gateway = :gateway and charge_id = any (:charges)")
                .param("gateway", gateway)
                .param("charges", charges.toArray(String[]::new))
                .query((row, _) -> row.getString("charge_id"))
                .list();
    }

    public Optional<Payment> lock(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + "where p.id = :id for update of p")
                .param("id", id)
                .query(ROW)
                .optional();
    }

    public Optional<Payment> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id").param("id", id).query(ROW).optional();
    }

    public List<Payment> latest(PersonId person, int limit) {
        return jdbc.sql(SELECT + "where p.person_id = :person order by p.created_at desc, p.id desc limit :limit")
                .param("person", person.value())
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    public List<Payment> withoutCredits(PersonId person, int limit) {
        return jdbc.sql(SELECT + """
                        where p.person_id = :person and p.charge_id is not null and p.completed_at is null
                        order by p.created_at desc, p.id desc limit :limit
                        """)
                .param("person", person.value())
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    public List<Payment> putAside(int limit) {
        return jdbc.sql(SELECT + "where p.status = 'aside' order by p.created_at limit :limit")
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    /** Writes a payment as it is. */
    public void insert(Payment payment) {
        jdbc.sql("""
                        insert into payments (id, person_id, plan_id, gateway, platform, credits, currency, amount, status,
                            charge_id, payer, reason, test, created_at, expires_at, completed_at, refunded_at)
                        values (:id, :person, (select l.id from pricing_plans l where l.code = :plan), :gateway,
                            :platform, :credits, :currency, :amount, lower(:status), :charge, :payer, :reason, :test, :createdAt, :expiresAt,
                            :completedAt, :refundedAt)
                        """)
                .param("id", payment.id())
                .param(
                        "person",
                        payment.personId() == null ? null : payment.personId().value(),
                        Types.OTHER)
                .param("plan", payment.plan())
                .param("gateway", payment.gateway())
                .param(
                        "platform",
                        payment.platform() == null ? null : payment.platform().word())
                .param("credits", payment.credits())
                .param("currency", payment.currency())
                .param("amount", payment.amount())
                .param("status", payment.status().name())
                .param("charge", payment.chargeId())
                .param("payer", payment.payer())
                .param("reason", payment.reason())
                .param("test", payment.isTest())
                .param("createdAt", SqlTime.of(payment.createdAt()))
                .param("expiresAt", SqlTime.ofNullable(payment.expiresAt()))
                .param("completedAt", SqlTime.ofNullable(payment.completedAt()))
                .param("refundedAt", SqlTime.ofNullable(payment.refundedAt()))
                .update();
    }

    /** The money is there. */
    public void complete(UUID id, Charge charge, Instant now) {
        jdbc.sql("""
                        update payments set status = 'completed', charge_id = :charge, payer = :payer, test = :test, reason = null,
                            completed_at = :now
                        where id = :id
                        """)
                .param("charge", charge.id())
                .param("payer", charge.payer(), Types.VARCHAR)
                .param("test", charge.isTest())
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** The money is back, of a payment that has its charge. */
    public void refunded(UUID id, Instant now) {
        jdbc.sql("update payments set status = 'refunded', refunded_at = :now where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** The money is back, which was told before the payment itself was. */
    public void refundedEarly(UUID id, Charge charge, Instant now) {
        jdbc.sql("""
                        update payments set status = 'refunded', refunded_at = :now, charge_id = :charge, payer = :payer, test = :test
                        where id = :id
                        """)
                .param("charge", charge.id())
                .param("payer", charge.payer(), Types.VARCHAR)
                .param("test", charge.isTest())
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Nobody pays it for now; returns whether it had been waiting. */
    public boolean fail(UUID id, String reason) {
        return jdbc.sql("update payments set status = 'failed', reason = :reason where id = :id and status = 'pending'")
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    public int expire(Instant now) {
        return jdbc.sql("""
                        update payments set status = 'failed', reason = 'expired'
                        where status = 'pending' and expires_at <= :now
                        """).param("now", SqlTime.of(now)).update();
    }
}
