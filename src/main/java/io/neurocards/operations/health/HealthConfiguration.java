package io.neurocards.operations.health;

import io.neurocards.jobs.EndlessWork;
import io.neurocards.jobs.Ticker;
import io.neurocards.shared.Roles;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Less than the health check of the image waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    @Bean
    Liveness liveness() {
        return new Liveness();
    }

    @Bean
    Readiness readiness(ObjectProvider<Probe> probes, Roles roles, Clock clock) {
        return new Readiness(probes.orderedStream().toList(), roles, clock, PATIENCE);
    }

    @Bean
    Watchdog watchdog(Liveness liveness, ObjectProvider<EndlessWork> work) {
        var all = SingletonSupplier.of(() -> work.stream().toList());
        return new Watchdog(
                liveness,
                ProcessEnd::deadlockedThreads,
                () -> all.obtain().stream()
                        .flatMap(each -> each.broken().stream())
                        .findFirst(),
                Watchdog.Bounds.USUAL,
                reason -> ProcessEnd.end(reason, LONGEST_END));
    }

    @Bean
    Ticker livenessTicker(Liveness liveness) {
        return new Ticker("liveness", Duration.ofSeconds(1), liveness::tick);
    }
}
