package io.neurocards.accounts;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;

/** The refusal that says when to come back. */
final class TooManyRequests {

    private TooManyRequests() {}

    static ProblemException until(Instant then, Instant now) {
        var seconds = Duration.between(now, then).plusMillis(999).toSeconds();
        return new ProblemException(ProblemCode.TOO_MANY_REQUESTS).with("retry_after_seconds", Math.max(1, seconds));
    }
}
