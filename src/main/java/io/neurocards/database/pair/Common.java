package io.neurocards.database.pair;

import io.neurocards.database.log.Head;
import java.util.Optional;

/** How far two logs are the same; equal hashes at one number mean that all before it is equal, so halving finds it. */
final class Common {

    private Common() {}

    /** Returns the last place that both hold; nothing when not even their beginnings meet. */
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
        return one.at(low);
    }

    private static boolean isSame(Copy one, Copy other, long seq) {
        var here = one.at(seq);
        return here.isPresent() && here.equals(other.at(seq));
    }
}
