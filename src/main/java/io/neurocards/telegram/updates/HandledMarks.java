package io.neurocards.telegram.updates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which updates this process knows: those that wait or are being handled, those that are handled but not yet marked, and the
 * last ones that were. Marks are written many at a time. Thread-safe.
 */
final class HandledMarks {

    private static final int REMEMBERED = 5_000;

    private final Inbox inbox;
    private final Set<UUID> open = new LinkedHashSet<>();
    private final Set<UUID> handled = new LinkedHashSet<>();
    private final Set<UUID> marked = new LinkedHashSet<>();

    HandledMarks(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Returns whether the update was unknown, and knows it from now on. */
    synchronized boolean begin(UUID id) {
        return !handled.contains(id) && !marked.contains(id) && open.add(id);
    }

    synchronized void handled(UUID id) {
        if (open.remove(id)) {
            handled.add(id);
        }
    }

    /** Forgets that it knows an update that was not handled. */
    synchronized void drop(UUID id) {
        open.remove(id);
    }

    synchronized Set<UUID> known() {
        var known = new LinkedHashSet<UUID>(open);
        known.addAll(handled);
        return known;
    }

    /** Writes the marks. What can't be written now is written the next time. */
    void flush() {
        ArrayList<UUID> due;
        synchronized (this) {
            due = new ArrayList<>(handled);
        }
        if (due.isEmpty()) {
            return;
        }
        inbox.markHandled(due);
        synchronized (this) {
            due.forEach(handled::remove);
            marked.addAll(due);
            var oldest = marked.iterator();
            for (var surplus = marked.size() - REMEMBERED; surplus > 0; surplus--) {
                oldest.next();
                oldest.remove();
            }
        }
    }
}
