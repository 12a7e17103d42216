package io.neurocards.operations.processes;

import io.neurocards.jobs.EndlessWork;
import io.neurocards.jobs.Ticker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Announces this process while it runs; says good-bye while the database can still be asked. */
final class PresenceTicker implements SmartLifecycle, EndlessWork {

    private static final Logger log = LoggerFactory.getLogger(PresenceTicker.class);

    private final Presence presence;
    private final Ticker ticker;

    PresenceTicker(Presence presence) {
        this.presence = presence;
        this.ticker = new Ticker("presence", Presence.EVERY, presence::beat);
    }

    @Override
    public void start() {
        ticker.start();
    }

    @Override
    public void stop() {
        ticker.stop();
        try {
            presence.end();
        } catch (RuntimeException e) {
            log.info("This process ends without saying so: no database can be asked", e);
        }
    }

    @Override
    public Optional<String> broken() {
        return ticker.broken();
    }

    @Override
    public boolean isRunning() {
        return ticker.isRunning();
    }
}
