package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money came that fits no invoice, and waits for an administrator. */
record PaymentsAside(JdbcClient jdbc) implements AlertRule {

    @Override
    public String cause() {
        return "payments-aside";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var aside = jdbc.sql("""
                        select count(*) from payments p
                        where status = 'aside'
                          and not exists (select from payment_refunds r
                                          where r.payment_id = p.id and r.status = 'requested')
                        """).query(Long.class).single();
        return aside == 0 ? Optional.empty() : Optional.of(new Finding(Level.WARNING, Map.of("count", aside)));
    }
}
