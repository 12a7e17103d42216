package io.neurocards.providers;

import io.micrometer.core.instrument.MeterRegistry;
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

    /** Their answers are timed where figures are kept; a tool that runs once keeps none. */
    @Bean
    Providers providers(
            ObjectProvider<VideoProvider> providers,
            ObjectProvider<ProviderGroup> groups,
            ObjectProvider<MeterRegistry> registry) {
        var grouped = groups.orderedStream().flatMap(group -> group.providers().stream());
        var all = Stream.concat(providers.orderedStream(), grouped);
        var figures = registry.getIfAvailable();
        return new Providers(
                figures == null
                        ? all.toList()
                        : all.<VideoProvider>map(provider -> new MeasuredProvider(provider, figures))
                                .toList());
    }
}
