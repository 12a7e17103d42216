package io.neurocards.jobs;

import org.jspecify.annotations.Nullable;

/** Why no further run of a job follows; the cause is the failure of the last run, if there was one. */
public final class JobGivenUpException extends Exception {

    JobGivenUpException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
