package io.neurocards.database.pair;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import io.neurocards.database.log.Refusals;
import io.neurocards.database.log.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;

/**
 * One database as the functions of src/main/resources/db/pair let it be seen: an authority row and a hash-chained log, each call
 * one transaction. Keeps what it was after each of them, so that it can go back.
 */
final class SimulatedDatabase {

    /** How many want a credit that nobody else has then. */
    static final int CREDITS = 1;

    private static final int REMEMBERED = 30;
    private static final int MOST_ENTRIES = 4;

    /** All that is committed at one moment. */
    record Content(long epoch, Side decider, boolean closed, int opened, List<SimulatedEntry> log) {

        Head head() {
            return log.isEmpty() ? ThirdPlace.NOWHERE : log.getLast().place();
        }

        Optional<Head> at(long seq) {
            return seq == 0
                    ? Optional.of(ThirdPlace.NOWHERE)
                    : seq <= log.size() ? Optional.of(log.get((int) seq - 1).place()) : Optional.empty();
        }

        boolean holds(Head place) {
            return at(place.seq()).filter(place::equals).isPresent();
        }

        Optional<SimulatedEntry> entryOf(UUID operation) {
            return log.stream()
                    .filter(entry -> entry.operation().equals(operation))
                    .findFirst();
        }

        long spent() {
            return log.stream().filter(SimulatedEntry::spends).count();
        }
    }

    private final Side self;
    private final PairBug bug;
    private final List<Content> commits = new ArrayList<>();
    private final Map<Refusal, LogRefusedException> refusals = new EnumMap<>(Refusal.class);
    private String refused = "";
    private int life;
    private Content now = new Content(0, Side.PRIMARY, true, 0, List.of());

    SimulatedDatabase(Side self, PairBug bug) {
        this.self = self;
        this.bug = bug;
    }

    Side self() {
        return self;
    }

    Content content() {
        return now;
    }

    /** Returns what differs after each crash. */
    int life() {
        return life;
    }

    private Content commit(Content next) {
        commits.add(now);
        if (commits.size() > REMEMBERED) {
            commits.removeFirst();
        }
        now = next;
        return next;
    }

    /** Goes back by that many commits, as a restored backup does, or a disk that did not write what it said. */
    void forget(int number) {
        life++;
        for (var i = 0; i < number && !commits.isEmpty(); i++) {
            now = commits.removeLast();
        }
    }

    /** Returns false when there is no credit, and nothing was stored. */
    boolean decide(UUID operation, boolean spends, long epoch, UUID decision) {
        if (now.entryOf(operation).isPresent() && bug != PairBug.R5_REPETITION_DECIDED_AGAIN) {
            return true;
        }
        var isOpen = now.epoch == epoch && now.decider == self && !now.closed;
        if (!isOpen && bug != PairBug.R1_DECISION_NOT_FENCED) {
            throw refused(Refusal.FENCED, "decision in epoch " + epoch);
        }
        if (spends && now.spent() >= CREDITS) {
            return false;
        }
        var nonce = bug == PairBug.R14_NO_NONCE ? operation : decision;
        append(List.of(SimulatedEntry.after(now.head(), epoch, operation, spends, nonce)));
        return true;
    }

    private void append(List<SimulatedEntry> entries) {
        var log = new ArrayList<>(now.log);
        log.addAll(entries);
        commit(new Content(now.epoch, now.decider, now.closed, now.opened, List.copyOf(log)));
    }

    /** Returns where the operation stands, or everything that a transaction without changes may have seen. */
    Head sealed(UUID operation, long epoch, int ofLife) {
        requireDecider(epoch, "operation");
        if (ofLife != life && bug != PairBug.R4_CRASH_NOT_NOTICED) {
            throw refused(Refusal.FENCED, "operation before a crash");
        }
        return now.entryOf(operation).map(SimulatedEntry::place).orElse(now.head());
    }

    Authority.State state() {
        return new Authority.State(
                self, now.epoch, now.decider, now.closed, now.head(), 1, 0, Optional.empty(), now.opened);
    }

    Authority.State open(long epoch, Head known) {
        if (!(now.epoch < epoch || (now.epoch == epoch && now.decider == self))) {
            throw refused(Refusal.FENCED, "opening of epoch " + epoch);
        }
        requireHeld(known);
        commit(new Content(epoch, self, false, now.opened + 1, now.log));
        return state();
    }

    Authority.State close(long epoch, long opened) {
        if (now.epoch != epoch || now.decider != self || now.opened != opened) {
            throw refused(Refusal.FENCED, "closing of epoch " + epoch);
        }
        commit(new Content(epoch, self, true, now.opened, now.log));
        return state();
    }

    List<Entry> entriesAfter(long after, long epoch, Head known) {
        requireDecider(epoch, "reader");
        requireHeld(known);
        return now.log.stream()
                .skip(after)
                .limit(MOST_ENTRIES)
                .map(SimulatedEntry::shipped)
                .toList();
    }

    Head apply(long epoch, Side decider, List<Entry> entries) {
        var isFollower = now.epoch == epoch && now.decider == decider && self != decider;
        if (bug == PairBug.R2_SHIPMENT_NOT_FENCED) {
            return overwritten(entries);
        }
        if (!isFollower) {
            throw refused(Refusal.FENCED, "batch in epoch " + epoch);
        }
        var head = now.head();
        var fresh = new ArrayList<SimulatedEntry>();
        for (var shipped : entries) {
            var entry = SimulatedEntry.parse(shipped.json());
            if (entry.place().seq() <= now.head().seq()) {
                if (!now.holds(entry.place())) {
                    throw refused(
                            Refusal.DIVERGED, "another entry " + entry.place().seq());
                }
                continue;
            }
            if (entry.place().seq() != head.seq() + 1) {
                throw refused(Refusal.GAP, "entry " + entry.place().seq());
            }
            if (!entry.isIntactAfter(head) || entry.epoch() > now.epoch) {
                throw refused(Refusal.DIVERGED, "damaged entry " + entry.place().seq());
            }
            if (now.entryOf(entry.operation()).isPresent()) {
                throw new DuplicateKeyException("oplog_pk");
            }
            fresh.add(entry);
            head = entry.place();
        }
        if (bug != PairBug.R3_ACKNOWLEDGED_UNWRITTEN) {
            append(fresh);
        }
        return head;
    }

    private Head overwritten(List<Entry> entries) {
        var sent = entries.stream()
                .map(entry -> SimulatedEntry.parse(entry.json()))
                .toList();
        var before = Math.min(now.log.size(), (int) sent.getFirst().place().seq() - 1);
        var log = new ArrayList<>(now.log.subList(0, before));
        log.addAll(sent);
        return commit(new Content(now.epoch, now.decider, now.closed, now.opened, List.copyOf(log)))
                .head();
    }

    Head join(long epoch, Side decider, Head common) {
        if (now.epoch == epoch && now.decider == decider && self != decider) {
            return now.head();
        }
        if (now.epoch >= epoch || self == decider) {
            throw refused(Refusal.FENCED, "joining epoch " + epoch);
        }
        if (!now.holds(common)) {
            throw refused(Refusal.DIVERGED, "no common entry " + common.seq());
        }
        var log = bug == PairBug.R10_ORPHANS_STAY ? now.log : now.log.subList(0, (int) common.seq());
        return commit(new Content(epoch, decider, false, now.opened, List.copyOf(log)))
                .head();
    }

    private void requireDecider(long epoch, String who) {
        if (now.epoch != epoch || now.decider != self) {
            throw refused(Refusal.FENCED, who + " in epoch " + epoch);
        }
    }

    private void requireHeld(Head known) {
        if (!now.holds(known) && bug != PairBug.R15_MARK_NOT_LOOKED_FOR && bug != PairBug.R16_NOBODY_OBJECTS) {
            throw refused(Refusal.MARK_LOST, "known entry " + known.seq());
        }
    }

    /** Where thousands are refused, filling in where would take most of the time. */
    private LogRefusedException refused(Refusal refusal, String what) {
        refused = what;
        return refusals.computeIfAbsent(refusal, reason -> Refusals.of(reason, reason.name()));
    }

    /** Returns what was refused last. */
    String refused() {
        return refused;
    }

    @Override
    public String toString() {
        return self + "(epoch " + now.epoch + " of " + now.decider + (now.closed ? ", closed" : "") + ") " + now.log;
    }
}
