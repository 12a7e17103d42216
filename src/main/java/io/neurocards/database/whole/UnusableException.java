package io.neurocards.database.whole;

/** Why a file or a database is not what an export or import needs, in words for whoever asked for it. */
final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }

    UnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
