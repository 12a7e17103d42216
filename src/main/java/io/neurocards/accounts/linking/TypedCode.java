package io.neurocards.accounts.linking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code as somebody typed it, in a form that may be kept: it can't be read from this.
 *
 * @param digest empty for what can't be a code
 * @param session by which session or device it was typed, which has to be good still when it is decided later; null when it is
 *     decided at once
 */
public record TypedCode(String digest, @Nullable UUID session, Instant at) {

    /** Returns whether it can be a code at all. */
    public boolean isSound() {
        return !digest.isEmpty();
    }

    /** Hides the digest, which is a name of a code that is good for a while. */
    @Override
    public String toString() {
        return "TypedCode[at=" + at + "]";
    }
}
