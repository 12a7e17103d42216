package io.neurocards.providers;

import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {

    @Bean
    Catalogue catalogue(ProvidersSettings settings) throws IOException {
        return Catalogue.read(settings.catalogue());
    }

    @Bean
    Providers providers(ObjectProvider<VideoProvider> providers, ObjectProvider<ProviderGroup> groups) {
        var grouped = groups.orderedStream().flatMap(group -> group.providers().stream());
        return new Providers(Stream.concat(providers.orderedStream(), grouped).toList());
    }
}
