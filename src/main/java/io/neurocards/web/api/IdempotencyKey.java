package io.neurocards.web.api;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the {@code Idempotency-Key} header: who repeats it gets the first answer; without one every call is a new intention. */
@Component
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Clock clock;

    IdempotencyKey(Clock clock) {
        this.clock = clock;
    }

    /** Returns the operation that a signed-in caller means. */
    OperationId of(PersonId caller, String action, @Nullable String key) {
        return key == null ? OperationId.at(clock.instant()) : OperationId.of(caller, action, checked(key));
    }

    /** Returns the operation that somebody means who is known by an address only. */
    OperationId of(String address, String action, @Nullable String key) {
        return key == null
                ? OperationId.at(clock.instant())
                : OperationId.named(action + "\n" + address + "\n" + checked(key));
    }

    /**
     * Returns a key that nobody else can guess, for answers that carry a secret.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} without one, or for less than 16 characters
     */
    static String secret(@Nullable String key) {
        if (key == null || key.length() < SHORTEST_SECRET) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST)
                    .with("field", HEADER)
                    .with("min", SHORTEST_SECRET);
        }
        return checked(key);
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_INVALID);
        }
        return key;
    }
}
