package io.neurocards.telegram.updates;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.UnsettledException;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Tells what the database does to us for a while from what is a defect of ours. */
public final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** Returns whether the same may work later: the database is away, is busy with somebody else, or broke off. */
    public static boolean isPassing(Throwable failure) {
        return has(
                failure,
                cause -> isAway(cause)
                        || cause instanceof TransientDataAccessException
                        || cause instanceof RecoverableDataAccessException
                        || cause instanceof TransactionException);
    }

    /** Returns whether there is no database to talk to. */
    static boolean isAway(Throwable failure) {
        return has(
                failure,
                cause -> cause instanceof UndecidableException
                        || cause instanceof UnsettledException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof CannotCreateTransactionException
                        || (cause instanceof SQLException sql && isConnectionFailure(sql.getSQLState())));
    }

    private static boolean has(Throwable failure, Predicate<Throwable> sign) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (sign.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnectionFailure(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
