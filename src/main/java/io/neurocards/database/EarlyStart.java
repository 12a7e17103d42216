package io.neurocards.database;

import io.neurocards.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Begins to start the embedded server as soon as the settings are known, while the application is still being put together:
 * the two take about as long, and the machine has room for both.
 */
final class EarlyStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Executor THREAD =
            work -> Thread.ofPlatform().daemon().name("early-database").start(work);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!DatabaseSettings.isEmbedded(environment.getProperty("neurocards.database.url"))) {
            return;
        }
        var folder = Path.of(environment.getProperty("neurocards.database.embedded", DatabaseSettings.EMBEDDED_FOLDER));
        var server = new Starting(CompletableFuture.supplyAsync(() -> started(folder), THREAD));
        context.getBeanFactory().registerSingleton("startingDatabase", server);
        context.addApplicationListener(server);
    }

    private static EmbeddedPostgres started(Path folder) {
        try {
            return EmbeddedPostgres.start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server on its way up. It is stopped again when the application does not come to be. */
    record Starting(CompletableFuture<EmbeddedPostgres> server) implements ApplicationListener<ApplicationFailedEvent> {

        private static final Logger log = LoggerFactory.getLogger(Starting.class);

        /**
         * Returns the running server.
         *
         * @throws IOException why it does not come up
         */
        EmbeddedPostgres await() throws IOException {
            try {
                return server.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof UncheckedIOException unchecked
                        ? unchecked.getCause()
                        : new IOException("The embedded PostgreSQL could not be started", e.getCause());
            }
        }

        @Override
        public void onApplicationEvent(ApplicationFailedEvent event) {
            try {
                await().close();
            } catch (IOException e) {
                log.warn("The embedded PostgreSQL did not start, or did not stop in order", e);
            }
        }
    }
}
