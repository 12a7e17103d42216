package io.neurocards.providers.local;

import io.neurocards.media.film.FilmStudio;
import io.neurocards.providers.VideoProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LocalConfiguration {

    @Bean(destroyMethod = "close")
    VideoProvider localProvider(FilmStudio studio, LocalSettings settings) {
        return new LocalProvider(studio, settings);
    }
}
