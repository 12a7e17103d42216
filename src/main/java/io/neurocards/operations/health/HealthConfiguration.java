package io.neurocards.operations.health;

import io.neurocards.jobs.Ticker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    Liveness liveness() {
        return new Liveness();
    }

    @Bean
    Ticker livenessTicker(Liveness liveness) {
        return new Ticker("liveness", Duration.ofSeconds(1), liveness::tick);
    }
}
