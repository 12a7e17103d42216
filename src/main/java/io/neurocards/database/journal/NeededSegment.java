package io.neurocards.database.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment without which the journal is not whole.
 *
 * @param copies its files in the folders, readable or not
 * @param claim up to which id it, or the one after it, says that all was acknowledged
 */
record NeededSegment(long number, List<SegmentScan> copies, long claim) {

    /** Returns the copy that holds most of all that hold what was acknowledged, or null when none does. */
    @Nullable
    SegmentScan whole() {
        SegmentScan best = null;
        for (var copy : copies) {
            if (copy.holds(claim) && (best == null || copy.lastId() > best.lastId())) {
                best = copy;
            }
        }
        return hasOneHistory() ? best : null;
    }

    /** Returns the copy of which most can be read, or null when nothing can. */
    @Nullable
    SegmentScan largest() {
        SegmentScan best = null;
        for (var copy : copies) {
            if (copy.header() != null && (best == null || copy.lastId() > best.lastId())) {
                best = copy;
            }
        }
        return best;
    }

    private boolean hasOneHistory() {
        var salts = copies.stream()
                .map(SegmentScan::header)
                .filter(header -> header != null)
                .mapToLong(SegmentHeader::salt)
                .distinct()
                .count();
        return salts <= 1;
    }

    /** Says what is wrong, for an operator. */
    String trouble() {
        if (copies.isEmpty()) {
            return "segment " + number + " is missing";
        }
        if (!hasOneHistory()) {
            return "the folders hold different histories in segment " + number;
        }
        var text = new StringBuilder();
        for (var copy : copies) {
            var trouble = copy.trouble() == null
                    ? "records " + (copy.lastId() + 1) + " to " + claim + " are damaged from byte " + copy.end() + " on"
                    : copy.trouble();
            text.append(text.isEmpty() ? "" : "; ")
                    .append(copy.file())
                    .append(": ")
                    .append(trouble);
        }
        return text.toString();
    }
}
