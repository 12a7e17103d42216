package io.neurocards.jobs;

import io.neurocards.database.Undecided;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something that every process does again and again while it runs, whether it works on jobs or not. What only one process
 * may do at a time takes a lock in the database. A turn that fails by an exception is logged and followed by the next; after an error
 * none follows, and whoever watches over the process ends it.
 */
public final class Ticker implements SmartLifecycle, EndlessWork {

    private static final Logger log = LoggerFactory.getLogger(Ticker.class);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Duration every;
    private final Turn turn;
    private volatile @Nullable ScheduledExecutorService thread;
    private volatile @Nullable Error brokenBy;

    /** Does {@code turn} at once and then {@code every} so often. */
    public Ticker(String name, Duration every, Turn turn) {
        this.name = name;
        this.every = every;
        this.turn = turn;
    }

    /** One turn of the work. */
    @FunctionalInterface
    public interface Turn {
        void run() throws Exception;
    }

    @Override
    public void start() {
        var next = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
        var _ = next.scheduleWithFixedDelay(this::turn, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        thread = next;
    }

    private void turn() {
        try {
            take(
                    turn,
                    e -> log.debug("A turn was left out, because no database can be asked: work={}", name, e),
                    e -> log.error("A turn failed: work={}; the next one comes in {}", name, every, e));
        } catch (Error e) {
            brokenBy = e;
            log.error("A turn was ended by an error of the machine or the program, and none follows: work={}", name, e);
            throw e;
        }
    }

    /** Does one turn; which of the two hears of an exception says whether databases are to blame that are away. */
    @SuppressWarnings("CatchingUnchecked") // any failure of a turn is told, and followed by whatever comes next
    static void take(Turn turn, Consumer<Exception> undecided, Consumer<Exception> failed) {
        try {
            turn.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            (Undecided.of(e).isPresent() ? undecided : failed).accept(e);
        }
    }

    @Override
    public Optional<String> broken() {
        return Optional.ofNullable(brokenBy).map(error -> name + " was ended by " + error);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            end(running);
        }
    }

    /** Lets a turn that has begun come to its end, if it does not take too long. */
    private static void end(ScheduledExecutorService running) {
        running.shutdown();
        try {
            if (!running.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
