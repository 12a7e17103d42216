package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Partners' programs are not told what happens: messages were given up, or an endpoint was switched off, within a day. */
record FailingWebhooks(JdbcClient jdbc) implements AlertRule {

    private static final Duration WINDOW = Duration.ofDays(1);

    @Override
    public String cause() {
        return "failing-webhooks";
    }

    /** What a suspended partner or an endpoint that is switched off did not hear was not meant to be heard. */
    @Override
    public Optional<Finding> look(Instant now) {
        var failing = jdbc.sql("""
                        select (select count(*) from partner_webhook_deliveries
                                where status = 'dead' and ended_at > :since
                                  and last_error not in ('switched_off', 'partner_suspended')) as given_up,
                               (select count(*) from partner_webhooks
                                where disabled_reason is not null and disabled_at > :since) as switched_off
                        """)
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .query(Failing.class)
                .single();
        return failing.givenUp() + failing.switchedOff() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Level.WARNING, Map.of("given_up", failing.givenUp(), "switched_off", failing.switchedOff())));
    }

    record Failing(long givenUp, long switchedOff) {}
}
