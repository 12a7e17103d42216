package io.neurocards.providers.local;

import io.neurocards.media.film.FilmMaker;
import io.neurocards.providers.VideoProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LocalConfiguration {

    @Bean(destroyMethod = "close")
    VideoProvider localProvider(FilmMaker maker, LocalSettings settings) {
        return new LocalProvider(maker, settings);
    }
}
