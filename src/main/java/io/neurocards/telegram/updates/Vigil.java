package io.neurocards.telegram.updates;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Waits for the database and keeps an eye on payments meanwhile: their checks can't wait as long as a database may be away,
 * and what was paid is journaled. All that Telegram shows is left there, unconfirmed; its sender is told when nobody can
 * decide. Of more than 100 updates that wait, it sees the first 100: to ask for later ones would confirm these, which nobody
 * has kept.
 */
record Vigil(Telegram telegram, UpdateReader reader, Intake intake) {

    private static final Logger log = LoggerFactory.getLogger(Vigil.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /**
     * Returns what {@code work} does, and throws what it throws, however long it takes.
     *
     * @param asks whether it is this process that asks Telegram
     * @param offset up to where Telegram may forget
     */
    <T> T during(Callable<T> work, boolean asks, long offset) throws IOException, InterruptedException {
        var task = new FutureTask<>(work);
        var worker = Thread.ofVirtual().name("telegram-database").start(task);
        try {
            for (var alone = asks; ; ) {
                try {
                    return task.get(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException _) {
                    alone = alone && look(offset);
                }
            }
        } catch (ExecutionException e) {
            throw thrown(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            worker.interrupt();
            worker.join(LONGEST_STOP);
            throw e;
        }
    }

    /** Returns false when somebody else asks Telegram too: then their database is there, and the checks are theirs. */
    private boolean look(long offset) {
        try {
            var batch = reader.batch(telegram.updates(offset, Duration.ZERO));
            intake.unkept(batch.updates());
            if (batch.errorCode() == 409) {
                return false;
            }
            batch.updates().forEach(intake.notice()::tell);
            return true;
        } catch (IOException | JacksonException e) {
            log.debug(
                    "Telegram could not be asked for checks of payments: {}",
                    e.getClass().getSimpleName());
            return true;
        }
    }

    private static RuntimeException thrown(Throwable cause) throws IOException, InterruptedException {
        return switch (cause) {
            case IOException e -> throw e;
            case InterruptedException e -> throw e;
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }
}
