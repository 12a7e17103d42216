package io.neurocards.jobs;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something that is done once more when the process ends: after the last request was answered and every {@link Ticker} has
 * stopped, while the databases are still there. All of them run side by side, and none for longer than five seconds, because
 * whoever ends a process kills it when it takes its time.
 */
public final class FinalTurn implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FinalTurn.class);

    static final Duration LONGEST = Duration.ofSeconds(5);

    /** The web server stops in the two steps of a thousand before. */
    private static final int AFTER_THE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 4096;

    private final String name;
    private final Ticker.Turn turn;
    private final Supplier<@Nullable String> left;
    private volatile boolean running;

    /** @param left what the log says afterwards, done or not: what goes on at the next start; null for nothing to say */
    public FinalTurn(String name, Ticker.Turn turn, Supplier<@Nullable String> left) {
        this.name = name;
        this.turn = turn;
        this.left = left;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("final-" + name).start(() -> {
            try {
                stop();
            } finally {
                stopped.run();
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        var last = Thread.ofVirtual().name("last-" + name).start(this::turn);
        try {
            if (!last.join(LONGEST)) {
                log.warn("The last turn was broken off after {}: work={}", LONGEST, name);
                last.interrupt();
            }
        } catch (InterruptedException e) {
            last.interrupt();
            Thread.currentThread().interrupt();
        }
        var words = left.get();
        if (words != null) {
            log.info("The process ends: work={}, {}", name, words);
        }
    }

    private void turn() {
        Ticker.take(
                turn,
                _ -> log.info("The last turn was left out, because no database can be asked: work={}", name),
                e -> log.error("The last turn failed: work={}", name, e));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_WEB_SERVER;
    }
}
