package io.neurocards.database.pair;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;

/** What a failure says. */
final class Failures {

    private Failures() {}

    /** Whether the tables that were there are not there any more: another database answers under the address. */
    static boolean isOfSchema(RuntimeException failure) {
        var state = sqlState(failure);
        return state.equals("42P01") || state.equals("3F000") || state.equals("42883");
    }

    /** Whether the disk is full, or fails: a database without room can still change a row in its place. */
    static boolean isOfRoom(RuntimeException failure) {
        var state = sqlState(failure);
        return state.equals("53100") || state.equals("58030");
    }

    /** Whether no answer came in time: a database that answers probes may still take nothing, or show nothing, of its log. */
    static boolean isOfTime(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Returns one line without the statement. */
    static String reason(Throwable failure) {
        return ConnectionAdvice.reason(failure);
    }

    static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return failure instanceof DataAccessException ? "08000" : "";
    }
}
