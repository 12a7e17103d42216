package io.neurocards.operations.models;

import io.neurocards.jobs.Ticker;
import io.neurocards.providers.Catalogue;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelsConfiguration {

    /** How long a changed file, or another process's pause, may go unseen. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Bean
    Ticker catalogueTicker(Catalogue catalogue) {
        return new Ticker("catalogue", EVERY, catalogue::refresh);
    }
}
