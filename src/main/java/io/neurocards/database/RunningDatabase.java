package io.neurocards.database;

import io.neurocards.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Lets a program use the embedded server of the studio that is running, before a second one would be started on its files. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RunningDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "neurocards.database.url";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!DatabaseSettings.isEmbedded(environment.getProperty(URL))) {
            return;
        }
        var folder = Path.of(environment.getProperty("neurocards.database.embedded", DatabaseSettings.EMBEDDED_FOLDER));
        try {
            EmbeddedPostgres.running(folder)
                    .ifPresent(url -> environment
                            .getPropertySources()
                            .addFirst(new MapPropertySource("the running database", Map.of(URL, url))));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database's files can't be read: folder=" + folder, e);
        }
    }
}
