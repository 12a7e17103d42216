package io.neurocards.web;

import java.sql.SQLException;

/** Text that no database of ours can keep, such as one with a NUL character in it: whoever sent it was wrong, not we. */
public final class UnkeepableText {

    /** PostgreSQL's {@code character_not_in_repertoire}. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    private UnkeepableText() {}

    /** Says whether that is what stopped the call. */
    public static boolean stopped(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && NOT_IN_REPERTOIRE.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
