package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every change of the mode: remembered by this process until it stands in the table, because at the moment of a change there
 * is often no database to write to.
 */
final class Switches {

    private static final int SHOWN = 20;
    private static final int MOST_UNKEPT = 1000;

    private final Decisions decisions;
    private final SwitchRows rows;
    private final String node;
    private final Deque<KeptSwitch> unkept = new ArrayDeque<>();
    private List<KeptSwitch> kept = List.of();
    private final Map<List<Mode>, Long> counts = new LinkedHashMap<>();
    private Instant heard = Instant.MIN;
    private boolean isRead;

    /** @param node the name of this process */
    Switches(Decisions decisions, SwitchRows rows, String node) {
        this.decisions = decisions;
        this.rows = rows;
        this.node = node;
    }

    /** Takes what is new in {@code switches}, newest first as the pair tells them; returns the new ones, oldest first. */
    synchronized List<KeptSwitch> hear(List<ModeSwitch> switches) {
        var fresh = switches.stream()
                .filter(change -> change.at().isAfter(heard))
                .sorted(Comparator.comparing(ModeSwitch::at))
                .map(change -> KeptSwitch.of(change, node))
                .toList();
        for (var change : fresh) {
            heard = change.at();
            unkept.addLast(change);
            counts.merge(List.of(change.from(), change.to()), 1L, Long::sum);
            while (unkept.size() > MOST_UNKEPT) {
                unkept.removeFirst();
            }
        }
        return fresh;
    }

    /** Returns how often each mode followed another one, as far as this process heard of it. */
    synchronized List<DatabaseReport.SwitchCount> counts() {
        return counts.entrySet().stream()
                .map(count -> new DatabaseReport.SwitchCount(
                        count.getKey().getFirst(), count.getKey().getLast(), count.getValue()))
                .toList();
    }

    /**
     * Writes down what is not yet, and reads what others wrote. To be called when somebody can decide.
     *
     * @throws RuntimeException when it could not; it is then still remembered
     */
    void keep() {
        var waiting = waiting();
        if (!waiting.isEmpty()) {
            decisions.act(() -> waiting.forEach(rows::keep));
            forget(waiting);
        }
        if (!waiting.isEmpty() || !isRead()) {
            read(rows.latest(SHOWN));
        }
    }

    private synchronized List<KeptSwitch> waiting() {
        return List.copyOf(unkept);
    }

    /** Returns how many are in no table yet. */
    synchronized int unwritten() {
        return unkept.size();
    }

    private synchronized boolean isRead() {
        return isRead;
    }

    private synchronized void forget(List<KeptSwitch> written) {
        unkept.removeAll(written);
    }

    private synchronized void read(List<KeptSwitch> found) {
        kept = found;
        isRead = true;
    }

    /** Returns the newest first, of this process and, as far as they were read, of others. */
    synchronized List<KeptSwitch> latest() {
        var seen = new HashSet<UUID>();
        return Stream.concat(unkept.stream(), kept.stream())
                .filter(change -> seen.add(change.id()))
                .sorted(Comparator.comparing(KeptSwitch::at).reversed())
                .limit(SHOWN)
                .toList();
    }
}
