package io.neurocards.database.pair;

import io.neurocards.database.log.Head;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;

/** How far two logs are the same; equal hashes at one number mean that all before it is equal, so halving finds it. */
final class Common {

    private Common() {}

    /**
     * Returns the last place that both hold; nothing when not even their beginnings meet.
     *
     * @throws ConcurrencyFailureException when one of them changed meanwhile: to be asked again
     */
    static Optional<Head> of(Copy one, Copy other) {
        var low = Math.max(one.base().seq(), other.base().seq());
        var high = Math.min(one.state().head().seq(), other.state().head().seq());
        if (low > high || !isSame(one, other, low)) {
            return Optional.empty();
        }
        while (low < high) {
            var middle = high - (high - low) / 2;
            if (isSame(one, other, middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Optional.of(held(one, low));
    }

    private static boolean isSame(Copy one, Copy other, long seq) {
        return held(one, seq).equals(held(other, seq));
    }

    /** A log that was trimmed since its ends were read, or lost its end, is no log that has nothing in common with another. */
    private static Head held(Copy copy, long seq) {
        return copy.at(seq)
                .orElseThrow(() -> new ConcurrencyFailureException(
                        "The log changed while it was compared: side=" + copy.side() + ", seq=" + seq));
    }
}
