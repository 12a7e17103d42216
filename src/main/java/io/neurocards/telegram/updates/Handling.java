package io.neurocards.telegram.updates;

import com.google.gson.JsonParseException;
import io.neurocards.shared.Sleeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Has one update handled: again after a pause when the handler fails, for as long as it takes while the database is away, and
 * set aside after the last pause.
 */
record Handling(UpdateHandler handler, Inbox inbox, Sleeper sleeper, List<Duration> pauses) {

    private static final Logger log = LoggerFactory.getLogger(Handling.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_NAP = Duration.ofMillis(250);

    /** Returns whether the update is dealt with; if not, it comes again. A place is taken only while the handler runs. */
    boolean handle(IncomingUpdate incoming, Semaphore places, BooleanSupplier goesOn) {
        var failures = 0;
        try {
            while (goesOn.getAsBoolean()) {
                var failure = attempt(incoming, places);
                if (failure == null) {
                    return true;
                }
                if (isDatabaseAway(failure)) {
                    log.warn("An update waits for the database: update={}", incoming.updateId());
                    pause(DATABASE_PAUSE, goesOn);
                } else if (failures < pauses.size() && !(failure instanceof JsonParseException)) {
                    log.warn(
                            "Handling an update failed: update={}, failures={}; tried again in {}",
                            incoming.updateId(),
                            failures + 1,
                            pauses.get(failures),
                            failure);
                    pause(pauses.get(failures), goesOn);
                    failures++;
                } else if (setAside(incoming, failure)) {
                    return true;
                } else {
                    pause(DATABASE_PAUSE, goesOn);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void pause(Duration pause, BooleanSupplier goesOn) throws InterruptedException {
        for (var left = pause; left.isPositive() && goesOn.getAsBoolean(); left = left.minus(LONGEST_NAP)) {
            sleeper.sleep(left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP);
        }
    }

    private @Nullable Throwable attempt(IncomingUpdate incoming, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            handler.handle(incoming.parsed());
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return e;
        } finally {
            places.release();
        }
    }

    private boolean setAside(IncomingUpdate incoming, Throwable failure) {
        try {
            inbox.setAside(incoming.id(), failure.getClass().getName());
            log.error(
                    "An update was set aside: update={}, reason={}; its chat goes on",
                    incoming.updateId(),
                    failure.getClass().getName(),
                    failure instanceof JsonParseException ? null : failure);
            return true;
        } catch (RuntimeException e) {
            log.error("An update could not be set aside: update={}; it comes again", incoming.updateId(), e);
            return false;
        }
    }

    private static boolean isDatabaseAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException sql && isConnectionFailure(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnectionFailure(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
