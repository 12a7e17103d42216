package io.neurocards.providers;

import io.neurocards.database.Decisions;
import java.io.IOException;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {

    /** The clients know the catalogue, so it knows them only when it is asked. */
    @Bean
    Catalogue catalogue(
            ProvidersSettings settings,
            Decisions decisions,
            JdbcClient jdbc,
            Clock clock,
            ObjectProvider<Providers> providers)
            throws IOException {
        return Catalogue.read(
                new Catalogue.Source(settings.catalogue(), settings.preferred(), settings.simulated()),
                new PauseTable(jdbc, clock),
                model -> providers.getObject().has(model));
    }

    @Bean
    Providers providers(ObjectProvider<VideoProvider> providers, ObjectProvider<ProviderGroup> groups) {
        var grouped = groups.orderedStream().flatMap(group -> group.providers().stream());
        return new Providers(Stream.concat(providers.orderedStream(), grouped).toList());
    }
}
