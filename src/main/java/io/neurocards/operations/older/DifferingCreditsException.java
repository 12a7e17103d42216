package io.neurocards.operations.older;

import io.neurocards.operations.older.BringOlder.Done;

/** Takes everything back, because credits came to something else than they were. */
final class DifferingCreditsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Done done;

    DifferingCreditsException(Done done) {
        super("Credits differ: accounts=" + done.differing().size());
        this.done = done;
    }

    Done done() {
        return done;
    }
}
