package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.database.Undecided;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** With a backup only: without one nobody is written down, and nobody is known while the database is away. */
@Configuration(proxyBeanMethods = false)
class KnownCallersConfiguration {

    private static final Logger log = LoggerFactory.getLogger(KnownCallersConfiguration.class);

    /** Whoever signs in and loses both databases within this time has to sign in again. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    KnownCallers knownCallers(
            JdbcClient jdbc,
            Decisions decisions,
            AccountsSettings settings,
            Clock clock,
            @Value("${neurocards.database.journal.folder:./data/journal}") Path journal) {
        var file = new CallersFile(
                journal.resolveSibling("callers.json"), JsonMapper.builder().build());
        return new KnownCallers(jdbc, decisions, file, settings, clock);
    }

    @Bean
    Ticker knownCallersTicker(KnownCallers known, ObjectProvider<Pair> pair) {
        return new Ticker("known-callers", EVERY, new KnowCallers(known, pair));
    }

    /** What is kept is taken first, so that whoever was known before a restart without databases is known after it. */
    private static final class KnowCallers implements Ticker.Turn {

        private final KnownCallers known;
        private final ObjectProvider<Pair> pair;
        private boolean loaded;

        KnowCallers(KnownCallers known, ObjectProvider<Pair> pair) {
            this.known = known;
            this.pair = pair;
        }

        @Override
        public void run() throws IOException {
            var running = pair.getIfAvailable();
            if (running == null) {
                return;
            }
            if (!loaded) {
                known.load();
                loaded = true;
            }
            if (running.mode() != Mode.CACHE_ONLY) {
                refresh();
            }
        }

        private void refresh() throws IOException {
            try {
                known.refresh();
            } catch (RuntimeException e) {
                if (Undecided.of(e).isEmpty()) {
                    throw e;
                }
                log.info("Who was here lately could not be read: no database decides at present");
            }
        }
    }
}
