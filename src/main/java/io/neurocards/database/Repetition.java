package io.neurocards.database;

import io.neurocards.shared.Sleeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Runs a whole transaction again when PostgreSQL says that another try may do: serialization failure, deadlock, lock not
 * available, and a connection that broke before the answer came (PostgreSQL's appendix A names the codes); or when the
 * database does not decide any more, and another one may.
 */
public final class Repetition {

    private static final Logger log = LoggerFactory.getLogger(Repetition.class);
    private static final Set<String> WORTH_ANOTHER_TRY =
            Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", Sealing.FENCED);
    private static final Optional<Undecided> NOTHING_HAPPENED = Optional.of(Undecided.NOTHING_HAPPENED);
    private static final String CONNECTION_BROKE = "08";

    /** Out of resources, fault of the system, read-only: of two databases the other one may do. */
    private static final Set<String> WORTH_ANOTHER_DATABASE = Set.of("53100", "53200", "58000", "58030", "25006");

    private static final int TRIES = 5;
    private static final int TRIES_ON_TWO = 16;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(640);

    private final Sleeper sleeper;
    private final int tries;

    public Repetition(Sleeper sleeper) {
        this(sleeper, TRIES);
    }

    private Repetition(Sleeper sleeper, int tries) {
        this.sleeper = sleeper;
        this.tries = tries;
    }

    /** Returns one that goes on for as long as it takes to change over to another database: some seconds. */
    public static Repetition onTwoDatabases(Sleeper sleeper) {
        return new Repetition(sleeper, TRIES_ON_TWO);
    }

    /** Returns what {@code work} returns in its first try that does not fail for a passing reason; a few are made. */
    public <T> T of(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (UndecidableException e) {
                throw attempt == 1 ? e : unsettled(e);
            } catch (DataAccessException | TransactionException e) {
                var state = sqlState(e);
                if (attempt == tries || !isWorthAnotherTry(state)) {
                    var mayStand = attempt > 1 && tries == TRIES_ON_TWO;
                    throw mayStand && Undecided.of(e).equals(NOTHING_HAPPENED) ? unsettled(e) : e;
                }
                log.info("Transaction will be tried again: attempt={}, sqlState={}", attempt, state);
                pause(attempt, e);
            }
        }
    }

    /** Nobody could be asked now, but an earlier try may have been committed before its answer was lost. */
    private static UnsettledException unsettled(RuntimeException e) {
        return (UnsettledException)
                new UnsettledException("An earlier try may stand, and no database can be asked now").initCause(e);
    }

    private void pause(int attempt, RuntimeException failure) {
        var ceiling = Math.min(FIRST_PAUSE.toMillis() << attempt, LONGEST_PAUSE.toMillis());
        try {
            sleeper.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, ceiling)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(interrupted);
            throw failure;
        }
    }

    private boolean isWorthAnotherTry(@Nullable String state) {
        return state != null
                && (WORTH_ANOTHER_TRY.contains(state)
                        || state.startsWith(CONNECTION_BROKE)
                        || (tries == TRIES_ON_TWO && WORTH_ANOTHER_DATABASE.contains(state)));
    }

    /** A rollback on a connection that is gone fails too, and hides why; the first failure is the one that says it. */
    private static @Nullable String sqlState(Throwable failure) {
        var original = failure instanceof TransactionSystemException system ? system.getOriginalException() : null;
        for (var cause = original == null ? failure : original; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
