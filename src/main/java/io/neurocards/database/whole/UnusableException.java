package io.neurocards.database.whole;

/** Why a file or a database is not what an export or import needs, in words for whoever asked for it. */
public final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UnusableException(String message) {
        super(message);
    }

    /** Says why, and what came before. */
    public UnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
