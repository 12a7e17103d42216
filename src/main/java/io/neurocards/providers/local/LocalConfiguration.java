package io.neurocards.providers.local;

import io.neurocards.media.film.FilmMaker;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LocalConfiguration {

    @Bean(destroyMethod = "close")
    LocalProvider localProvider(FilmMaker maker, LocalSettings settings) {
        return new LocalProvider(maker, settings);
    }

    @Bean
    ApplicationRunner leftoverRenderings(LocalProvider provider, Clock clock) {
        return _ -> provider.deleteLeftovers(clock.instant());
    }
}
