package io.neurocards.media.remote;

import io.neurocards.media.MediaStore;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RemoteConfiguration {

    @Bean
    Stores stores(
            RemoteSettings settings,
            @Value("${neurocards.media.storage:./data/storage}") Path folder,
            Sleeper sleeper) {
        return new Stores(settings, folder, sleeper);
    }

    @Bean
    MediaStore mediaStore(Stores stores, RemoteSettings settings) throws IOException {
        return stores.open(settings.chosen());
    }
}
