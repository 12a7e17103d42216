package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.SimulatedDatabase.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the world outside was told, and what has to be so because of it: I1 to I11 of docs/failover-model.md. */
final class Promises {

    private final SimulatedWorld world;
    private final Map<UUID, Long> sentAt = new HashMap<>();
    private final Map<UUID, Answer> answers = new HashMap<>();
    private final Set<UUID> paid = new HashSet<>();
    private final Set<UUID> refused = new HashSet<>();
    private final List<Head> reads = new ArrayList<>();
    private final Map<Long, Side> deciders = new HashMap<>();
    private final Map<Long, Side> opened = new HashMap<>();
    private long now;
    private long highest;
    private boolean tailLost;
    private boolean journalLost;

    private record Answer(Head place, long at) {}

    Promises(SimulatedWorld world) {
        this.world = world;
    }

    /** From now on a copy may lack what it had, until that is noticed. */
    void tailIsLost() {
        tailLost = true;
    }

    void journalIsLost() {
        journalLost = true;
    }

    boolean isAnswered(UUID operation) {
        return answers.containsKey(operation) || refused.contains(operation);
    }

    int size() {
        return answers.size() + reads.size();
    }

    long sent(UUID operation) {
        now++;
        sentAt.putIfAbsent(operation, now);
        return now;
    }

    /** Nobody waits with a refusal, so a database that lost its end may refuse what it had granted, until that is noticed. */
    void refused(UUID operation) {
        require(!answers.containsKey(operation) || tailLost, "I1 the answer changes");
        refused.add(operation);
    }

    /** @param first whether this was told that it is the first to decide that, and pays for what follows from it */
    void answered(UUID operation, Head place, boolean first) {
        now++;
        var before = answers.putIfAbsent(operation, new Answer(place, now));
        world.tell(() -> "ANSWERED " + operation.toString().substring(0, 4) + " at " + place.seq() + "#"
                + place.hash().substring(0, 4));
        require(before == null || before.place.equals(place), "I1 the answer changes");
        require(!first || paid.add(operation), "I7 paid twice");
    }

    /** Nor does a read look for what is known, so it may miss what was just lost; what it saw is right all the same. */
    void read(long sent, Head seen) {
        world.tell(() -> "READ at " + seen.seq() + "#" + seen.hash().substring(0, 4));
        reads.add(seen);
        require(
                tailLost
                        || answers.values().stream()
                                .allMatch(answer -> answer.at > sent || answer.place.seq() <= seen.seq()),
                "I10 a read misses what was answered before it");
    }

    /** What has to be so at any moment. */
    void check(Register register, Head known, Gate gate) {
        highest = Math.max(highest, register.epoch());
        var decided = deciders.putIfAbsent(register.epoch(), register.decider());
        require(decided == null || decided == register.decider(), "I6 one epoch, two deciders in the register");
        world.databases.forEach(this::check);
        if (!tailLost) {
            for (var side : register.inSync()) {
                var log = world.databases.at(side).content();
                answers.values().forEach(answer -> requireHeld(log, answer.place, side));
                reads.forEach(read -> requireHeld(log, read, side));
            }
            checkPrefix(register);
            checkKnown(register, known);
        }
        checkGate(gate);
    }

    private void check(SimulatedDatabase database) {
        var content = database.content();
        require(content.epoch() <= highest, "I6 a database is ahead of the register");
        if (content.epoch() > 0 && content.decider() == database.self() && !content.closed()) {
            var side = opened.putIfAbsent(content.epoch(), database.self());
            require(side == null || side == database.self(), "I6 two open deciders in an epoch");
        }
        require(content.spent() <= SimulatedDatabase.CREDITS, "I3 the balance is negative");
        require(
                content.log().stream().map(SimulatedEntry::operation).distinct().count()
                        == content.log().size(),
                "I2 an operation is in a log twice");
        var head = ThirdPlace.NOWHERE;
        for (var entry : content.log()) {
            require(entry.place().seq() == head.seq() + 1 && entry.previous().equals(head.hash()), "I5 no chain");
            head = entry.place();
        }
    }

    private void requireHeld(Content log, Head place, Side side) {
        require(log.holds(place), "I1 answered, and not in " + side + " which is in sync");
    }

    private void checkPrefix(Register register) {
        var decider = world.databases.at(register.decider()).content();
        var follower = world.databases.at(register.decider().other()).content();
        if (register.isFull() && decider.epoch() == register.epoch() && follower.epoch() == register.epoch()) {
            require(decider.holds(follower.head()), "I5 the follower is no prefix");
        }
    }

    /** A third place that knows what the decider does not is proof of a lost tail, so without one it must not happen. */
    private void checkKnown(Register register, Head known) {
        var decider = world.databases.at(register.decider()).content();
        if (!register.isIn(Phase.SALVAGE)
                && decider.epoch() == register.epoch()
                && decider.decider() == register.decider()) {
            require(decider.holds(known), "I5 the third place denies a decider that lost nothing");
        }
    }

    private void checkGate(Gate gate) {
        Gate.Way way;
        try {
            way = gate.enter();
        } catch (io.neurocards.database.UndecidableException e) {
            return;
        }
        require(deciders.get(way.epoch()) == way.side(), "the gate leads to a database that was not to decide");
        require(opened.get(way.epoch()) == way.side() || tailLost, "the gate leads to a database that was not opened");
    }

    /** What has to be so when all was given the time to become well. */
    void checkEnd() {
        var primary = world.databases.primary().content();
        var backup = world.databases.backup().content();
        require(primary.log().equals(backup.log()), "I9 the logs differ in the end");
        answers.forEach((operation, answer) -> require(
                primary.entryOf(operation)
                        .filter(entry -> entry.place().equals(answer.place))
                        .isPresent(),
                "I1 an answer is lost in the end"));
        reads.forEach(read -> require(primary.holds(read), "I1 what was read is lost in the end"));
        for (var entry : primary.log()) {
            var sent = sentAt.get(entry.operation());
            for (var answer : answers.values()) {
                require(
                        answer.at > sent
                                || answer.place.seq() < entry.place().seq()
                                || answer.place.equals(entry.place()),
                        "I10 real time is not kept");
            }
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new BrokenPromise(
                    what + (tailLost ? ", a tail was lost" : "") + (journalLost ? ", a journal was lost" : ""));
        }
    }

    /** Something is so that must not be. */
    static final class BrokenPromise extends AssertionError {

        private static final long serialVersionUID = 1L;

        BrokenPromise(String what) {
            super(what);
        }
    }
}
