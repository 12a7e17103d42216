package io.neurocards.database.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** One history under way, with what an observer outside remembers of it. */
final class Walk {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int ONE_PROMISE_IN = 64;

    private final Rules rules;
    private final Protocol protocol;
    private final SplittableRandom random;
    private final List<String> lines;
    private final int[] sentAt = new int[Operations.MOST];
    private final int[] answeredAt = new int[Operations.MOST];
    private State state;
    private int promised;
    private int now;
    private Move chosen;
    private State choice;
    private int total;

    /** Writes each step into {@code lines}, unless there are none. */
    Walk(Rules rules, Protocol protocol, SplittableRandom random, List<String> lines) {
        this.rules = rules;
        this.protocol = protocol;
        this.random = random;
        this.lines = lines;
        this.state = protocol.start();
        Arrays.fill(sentAt, NEVER);
        Arrays.fill(answeredAt, NEVER);
    }

    private Walk(Walk earlier, Protocol protocol) {
        this(earlier.rules, protocol, earlier.random, earlier.lines);
        state = earlier.state;
        promised = earlier.promised;
        now = earlier.now;
        System.arraycopy(earlier.sentAt, 0, sentAt, 0, sentAt.length);
        System.arraycopy(earlier.answeredAt, 0, answeredAt, 0, answeredAt.length);
    }

    /** The same history, going on under other bounds. */
    Walk under(Protocol other) {
        return new Walk(this, other);
    }

    State state() {
        return state;
    }

    /** Now and then a node accepts an operation into its journal and answers 202. */
    void promise() {
        if (random.nextInt(ONE_PROMISE_IN) == 0) {
            var number = random.nextInt(state.nodes());
            var operation = random.nextInt(rules.bounds().operations());
            var node = state.node(number);
            take(Move.of(Step.ACCEPT, number), state.with(number, node.owing(node.accepted() | 1 << operation)));
            promised |= 1 << operation;
        }
    }

    /** Takes one of the possible steps, and returns whether there was one. */
    boolean step(Weights weights) {
        total = 0;
        choice = null;
        protocol.next(state, (move, after) -> {
            var weight = weights.of(move, state, after);
            total += weight;
            if (weight > 0 && random.nextInt(total) < weight) {
                chosen = move;
                choice = after;
            }
        });
        if (choice == null) {
            return false;
        }
        if (chosen.step() == Step.LOSE_JOURNAL) {
            promised = 0;
        }
        take(chosen, choice);
        return true;
    }

    private void take(Move move, State after) {
        now++;
        if (lines != null) {
            lines.add("%3d  %s".formatted(now, move.tell(state, after)));
        }
        if (move.step() == Step.SUBMIT) {
            var operation = after.node(move.node()).work().operation();
            sentAt[operation] = Math.min(sentAt[operation], now);
        }
        for (var operation = 0; operation < Operations.MOST; operation++) {
            if (after.told().isAnswered(operation) && answeredAt[operation] == NEVER) {
                answeredAt[operation] = now;
            }
        }
        state = after;
    }

    Optional<String> broken() {
        return Invariant.brokenIn(rules, state, Set.of()).map(Invariant::name);
    }

    /** I9: in sync, equal, and nothing promised is open. */
    boolean isWell() {
        var register = state.register();
        var p = state.at(Site.P);
        var s = state.at(Site.S);
        var owed = 0;
        for (var number = 0; number < state.nodes(); number++) {
            owed |= state.node(number).accepted();
        }
        return register.isFull()
                && p.log() == s.log()
                && p.epoch() == register.epoch()
                && s.epoch() == register.epoch()
                && owed == 0;
    }

    /** What can only be said of a whole history: every promise is decided (I8), and real time is respected (I10). */
    Optional<String> brokenInTheEnd() {
        var log = state.at(state.register().decider()).log();
        for (var one = 0; one < Operations.MOST; one++) {
            if (((promised >> one) & 1) == 1 && log.decisionOn(one) == null) {
                return Optional.of("I8_PROMISE_NOT_KEPT of " + Operations.name(one));
            }
            for (var other = 0; other < Operations.MOST; other++) {
                if (answeredAt[one] < sentAt[other]
                        && log.decisionOn(other) != null
                        && log.position(one) > log.position(other)) {
                    return Optional.of("I10_REAL_TIME of " + Operations.name(one) + " and " + Operations.name(other));
                }
            }
        }
        return Optional.empty();
    }
}
