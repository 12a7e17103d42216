package io.neurocards.web;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what gateways know of their money against our rows and against what customers are told that they have. */
final class StormTruth {

    private static final long WELCOME = 2;

    private final JdbcClient jdbc;

    /** One of ours. */
    private record Row(UUID id, String email, String status, long credits, String charge, boolean isTest) {

        boolean is(String word) {
            return status.equals(word);
        }
    }

    StormTruth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns what does not agree, by payment. */
    List<String> wrong(List<SimulatedPayment> there) {
        var byId = rows().stream().collect(Collectors.toMap(Row::id, row -> row));
        var byCharge = byId.values().stream()
                .filter(row -> row.charge() != null)
                .collect(Collectors.toMap(Row::charge, row -> row));
        var wrong = new ArrayList<String>();
        for (var payment : there) {
            var ours = byId.get(ours(payment));
            if (ours == null) {
                wrong.add("unknown here: " + payment.id());
                continue;
            }
            var said = judged(payment, ours, byCharge.get(payment.id()));
            if (said != null) {
                wrong.add(said + ": " + told(payment) + " is " + ours + checkout(ours.id()) + notices(payment.id()));
            }
        }
        return wrong;
    }

    private static String told(SimulatedPayment payment) {
        return "%s %s, %s, twist %s, %s, back %d of %d, tries %d"
                .formatted(
                        payment.order().gateway(),
                        payment.id(),
                        payment.phase(),
                        payment.twist(),
                        payment.paidAt().map(at -> "paid at " + at).orElse("unpaid"),
                        payment.refunded(),
                        payment.order().amount().minor(),
                        payment.tries());
    }

    private List<Map<String, Object>> checkout(UUID payment) {
        return jdbc.sql("select reference, asked, ask_at, created_at from payment_checkouts where id = :id")
                .param("id", payment)
                .query()
                .listOfRows();
    }

    private List<Map<String, Object>> notices(String reference) {
        return jdbc.sql("select kind, event, received_at, settled_at from payment_notices where reference = :reference")
                .param("reference", reference)
                .query()
                .listOfRows();
    }

    private static String judged(SimulatedPayment payment, Row ours, Row charged) {
        if (payment.phase() != Phase.PAID) {
            return charged == null && !ours.is("completed") ? null : "credited and not paid";
        }
        if (charged == null) {
            return "paid and lost";
        }
        if (!charged.isTest()) {
            return "test money not marked";
        }
        if (isBack(payment)) {
            return charged.is("refunded") ? null : "given back and kept";
        }
        if (payment.twist() != Twist.NONE) {
            return charged.is("aside") && !ours.is("completed") ? null : "wrong money not put aside";
        }
        return charged.id().equals(ours.id()) && ours.is("completed") ? null : "paid and not credited";
    }

    private static boolean isBack(SimulatedPayment payment) {
        return payment.refunded() >= payment.toldAmount().minor();
    }

    private static UUID ours(SimulatedPayment payment) {
        return UUID.fromString(payment.order().request().at("/metadata/payment").asString());
    }

    private List<Row> rows() {
        return jdbc.sql("""
                        select p.id, i.external_id as email, p.status, p.credits, p.charge_id as charge, p.test as is_test
                        from payments p left join identities i on i.person_id = p.person_id and i.platform = 'website'
                        """).query(Row.class).list();
    }

    /** Returns whose balance is not what they paid for, in the customers' own sight. */
    List<String> wrong(List<SimulatedPayment> there, Map<String, ApiClient> customers)
            throws IOException, InterruptedException {
        var bought = bought(there);
        var wrong = new ArrayList<String>();
        for (var customer : customers.entrySet()) {
            var due = WELCOME + bought.getOrDefault(customer.getKey(), 0L);
            var has = customer.getValue()
                    .get("/v1/balance")
                    .body()
                    .path("credits")
                    .asLong();
            if (has != due) {
                wrong.add(customer.getKey() + " has " + has + " credits and paid for " + due);
            }
        }
        return wrong;
    }

    /** Returns the credits that the gateways' money is worth, by customer. */
    private Map<String, Long> bought(List<SimulatedPayment> there) {
        var byId = rows().stream().collect(Collectors.toMap(Row::id, row -> row));
        var bought = new HashMap<String, Long>();
        for (var payment : there) {
            if (payment.phase() == Phase.PAID && payment.twist() == Twist.NONE) {
                var ours = byId.get(ours(payment));
                bought.merge(ours.email(), worth(payment, ours.credits()), Long::sum);
            }
        }
        return bought;
    }

    private static long worth(SimulatedPayment payment, long credits) {
        return credits - credits * payment.refunded() / payment.order().amount().minor();
    }

    /** Returns how many purchases the ledger has, of how many credits in all. */
    String grants() {
        return jdbc.sql("""
                        select count(*) || ' purchases of ' || coalesce(sum(amount), 0) || ' credits'
                        from ledger_postings where kind = 'purchase' and reference like 'purchase:payment:%'
                        """).query(String.class).single();
    }
}
