package io.neurocards.operations.health;

import io.neurocards.jobs.Ticker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    @Bean
    Liveness liveness() {
        return new Liveness();
    }

    @Bean
    Watchdog watchdog(Liveness liveness) {
        return new Watchdog(
                liveness,
                ProcessEnd::deadlockedThreads,
                Watchdog.Bounds.USUAL,
                reason -> ProcessEnd.end(reason, LONGEST_END));
    }

    @Bean
    Ticker livenessTicker(Liveness liveness) {
        return new Ticker("liveness", Duration.ofSeconds(1), liveness::tick);
    }
}
