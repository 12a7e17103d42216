package io.neurocards.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a call that failed because databases are away, rather than because of what was asked. */
public enum Undecided {
    /** Nobody could be asked, so nothing happened. */
    NOTHING_HAPPENED,
    /** It may have been decided; asking again by the same operation id tells. */
    NOT_KNOWN;

    /** Returns what is known after {@code failure}, or nothing when no database is to blame for it. */
    public static Optional<Undecided> of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsettledException) {
                return Optional.of(NOT_KNOWN);
            }
            if (cause instanceof UndecidableException) {
                return Optional.of(NOTHING_HAPPENED);
            }
            if (cause instanceof SQLException sql && isBroken(sql.getSQLState())) {
                return Optional.of(NOT_KNOWN);
            }
        }
        return Optional.empty();
    }

    private static boolean isBroken(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
