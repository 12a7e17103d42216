package io.neurocards.telegram.updates;

/** Says where a handler was when its time was over. */
final class TookTooLong extends Exception {

    private static final long serialVersionUID = 1L;

    TookTooLong(StackTraceElement[] where) {
        super("A handler did not return in time");
        setStackTrace(where);
    }
}
