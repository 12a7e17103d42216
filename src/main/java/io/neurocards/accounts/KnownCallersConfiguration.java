package io.neurocards.accounts;

import io.neurocards.accounts.callers.TokenMemory;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.Ticker;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With a backup only: without one nobody is written down, and nobody is known while the database is away. */
@Configuration(proxyBeanMethods = false)
class KnownCallersConfiguration {

    /** Whoever signs in and loses both databases within this time has to sign in again. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    Ticker knownCallersTicker(TokenMemory memory, ObjectProvider<Pair> pair) {
        return new Ticker("known-callers", EVERY, new KnowCallers(memory, pair));
    }

    /** What is kept is taken first, so that whoever was known before a restart without databases is known after it. */
    private static final class KnowCallers implements Ticker.Turn {

        private final TokenMemory memory;
        private final ObjectProvider<Pair> pair;
        private boolean loaded;

        KnowCallers(TokenMemory memory, ObjectProvider<Pair> pair) {
            this.memory = memory;
            this.pair = pair;
        }

        @Override
        public void run() throws IOException {
            var running = pair.getIfAvailable();
            if (running == null) {
                return;
            }
            if (!loaded) {
                memory.load();
                loaded = true;
            }
            if (running.mode() != Mode.CACHE_ONLY) {
                memory.refresh();
            }
        }
    }
}
