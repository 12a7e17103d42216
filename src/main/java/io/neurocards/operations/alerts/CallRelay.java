package io.neurocards.operations.alerts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes calls on where this process watches for all. What is noticed while another one does is kept for as long as that one may
 * have died without anybody knowing, and then let go: it has called. When nobody can be asked for a minute, this one calls too.
 */
public final class CallRelay {

    private static final int MOST = 100;

    private final WatchLease lease;
    private final Consumer<OperatorCalls> ways;
    private final Deque<OperatorCall> kept = new ArrayDeque<>();

    CallRelay(WatchLease lease, Consumer<OperatorCalls> ways) {
        this.lease = lease;
        this.ways = ways;
    }

    /** Takes calls of one moment, and those that were kept. */
    public void take(List<OperatorCall> calls) {
        var due = due(calls);
        if (!due.isEmpty()) {
            ways.accept(new OperatorCalls(due));
        }
    }

    private synchronized List<OperatorCall> due(List<OperatorCall> calls) {
        kept.addAll(calls);
        while (kept.size() > MOST) {
            kept.removeFirst();
        }
        if (lease.isHeld() || lease.isUnknown()) {
            var due = new ArrayList<>(kept);
            kept.clear();
            return due;
        }
        kept.removeIf(call -> call.at().plus(WatchLease.LENGTH).isBefore(lease.askedAt()));
        return List.of();
    }
}
