package io.neurocards.operations.alerts;

import io.neurocards.jobs.Ticker;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.Role;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What a process does that watches; one that does not only reads what others have noticed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.MONITOR)
class MonitorConfiguration {

    private static final Duration LEASE = Duration.ofSeconds(20);

    /** That one needs no database, and tells the same. */
    private static final String TOLD_BY_THE_DATABASES_WATCH = "dead-letters";

    private static final Duration TELL = Duration.ofSeconds(10);

    @Bean
    Ticker watchLeaseTicker(WatchLease lease) {
        return new Ticker("watch-lease", LEASE, lease::hold);
    }

    @Bean
    Ticker alertCallsTicker(
            Alerts alerts, AlertLimits limits, AlertLimits.Rhythm rhythm, ApplicationEventPublisher events) {
        return new Ticker("alert-calls", TELL, () -> {
            var calls = alerts.take(rhythm.cooldown(), Duration.ofHours(limits.repeatHours())).calls().stream()
                    .filter(call -> !call.cause().equals(TOLD_BY_THE_DATABASES_WATCH))
                    .toList();
            if (!calls.isEmpty()) {
                events.publishEvent(new OperatorCalls(calls));
            }
        });
    }

    @Bean
    Hearing alertHearing(Alerts alerts) {
        return new Hearing(alerts);
    }

    /** Notes who was reached. */
    record Hearing(Alerts alerts) {

        @EventListener
        void on(OperatorHeard heard) {
            alerts.heard(heard.subject());
        }
    }
}
