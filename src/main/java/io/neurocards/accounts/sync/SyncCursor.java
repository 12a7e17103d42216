package io.neurocards.accounts.sync;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.regex.Pattern;

/**
 * How far a device has come.
 *
 * @param whose tells persons apart: a device may become somebody else's
 * @param position it knows every change up to this one
 * @param since it had nothing when this was the latest change, so that it need not hear of what had been deleted by then
 */
record SyncCursor(String whose, long position, long since) {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})-(\\d{1,18})");
    private static final int TAIL = 8;

    /** @throws ProblemException INVALID_REQUEST with {@code field} for what no answer of ours carried */
    static SyncCursor of(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "cursor");
        }
        return new SyncCursor(shape.group(1), Long.parseLong(shape.group(2)), Long.parseLong(shape.group(3)));
    }

    /** Returns the one of a device that has nothing. */
    static SyncCursor beginning(PersonId person, SyncHead head) {
        return new SyncCursor(tail(person), 0, head.change());
    }

    SyncCursor at(long next, long nextSince) {
        return new SyncCursor(whose, next, nextSince);
    }

    /** Returns whether it can still be told everything that the device missed. */
    boolean isGood(PersonId person, SyncHead head) {
        return whose.equals(tail(person))
                && Math.max(position, since) <= head.change()
                && Math.max(position, since) >= head.forgotten();
    }

    /** The end of an id is chance; its beginning is the time. */
    private static String tail(PersonId person) {
        var id = person.toString();
        return id.substring(id.length() - TAIL);
    }

    String text() {
        return whose + "-" + position + "-" + since;
    }
}
