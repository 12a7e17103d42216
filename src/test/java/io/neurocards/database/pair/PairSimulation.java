package io.neurocards.database.pair;

import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.PairSettings.Acknowledge;
import io.neurocards.database.pair.SimulatedWorld.Line;
import io.neurocards.database.pair.SimulatedWorld.NodeKilled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * One history of a whole {@link PairNode} over two simulated databases, from a seed: its workers take their turns in any order,
 * and while one waits for a database, or for the journal, others go on. In the end everything is healed, and has to become well.
 */
final class PairSimulation implements AutoCloseable {

    private static final int MOST_STEPS = 500;
    private static final int MOST_HEALING_ROUNDS = 1_000;
    /** Where nobody writes, nobody notices that a copy lost its end. */
    private static final int ROUNDS_BETWEEN_NOTES = 40;

    private static final PairSettings SETTINGS = new PairSettings(
            Side.PRIMARY,
            Acknowledge.SYNC,
            Duration.ofMillis(500),
            Duration.ofMillis(900),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ZERO,
            Duration.ZERO);

    /** Who may take a turn. */
    private enum Actor {
        COORDINATOR,
        SHIPPER,
        RESTORER,
        PRIMARY_PROBER,
        BACKUP_PROBER,
        FIRST_CUSTOMER,
        SECOND_CUSTOMER,
        THIRD_CUSTOMER,
        CHANCE;

        private static final Actor[] ALL = values();

        boolean mayRuleAlone() {
            return this == COORDINATOR || this == SHIPPER || this == RESTORER;
        }
    }

    /** What may happen once in a history; two of them at once are more than the rules promise to survive. */
    private enum Disaster {
        NONE,
        LOST_TAIL,
        LOST_JOURNAL,
        FULL_DISK;

        private static final Disaster[] ALL = values();

        /** Some bugs show after one disaster only. */
        static Disaster where(PairBug bug, int chance) {
            return switch (bug) {
                case R4_CRASH_NOT_NOTICED, R14_STABLE_BY_NUMBER, R14_NO_NONCE, R16_FULL_WITHOUT_MARK -> LOST_TAIL;
                case R3_FAILURE_TAKEN_FOR_SUCCESS, R11_SALVAGE_CUTS_BLINDLY -> FULL_DISK;
                default -> ALL[chance];
            };
        }
    }

    private final SimulatedWorld world;
    private final SimulatedPlace third;
    private final Promises promises;
    private final List<SimulatedCustomer> customers;
    private final EnumSet<Actor> busy = EnumSet.noneOf(Actor.class);
    private final double unrest;
    private Disaster disaster;
    private PairNode node;

    PairSimulation(long seed, PairBug bug, @Nullable List<String> story) {
        var random = new SplittableRandom(seed);
        this.world = new SimulatedWorld(random, bug, story);
        this.third = new SimulatedPlace(
                world,
                random.nextInt(4) == 0 && bug != PairBug.R13_FACTS_STAY && bug != PairBug.R7_REGISTER_NOT_DURABLE);
        this.promises = new Promises(world);
        this.customers = IntStream.range(0, 3)
                .mapToObj(_ -> new SimulatedCustomer(world, promises))
                .toList();
        this.disaster = Disaster.where(bug, random.nextInt(Disaster.ALL.length));
        this.unrest = random.nextDouble() * 0.3;
        this.node = booted();
        world.meanwhile(this::nested);
    }

    private PairNode booted() {
        return new PairNode(new PairNode.Given(
                Both.of(side -> new SimulatedAccess(world, side, third::known)),
                third,
                _ -> () -> {},
                new NoWorkshop(),
                SETTINGS,
                world.clock,
                change -> world.tell(() -> "MODE " + change.to() + ": " + change.reason()),
                new Signs()));
    }

    /** @throws AssertionError when a promise is broken, or it does not become well */
    void run() {
        var steps = 1 + world.random.nextInt(MOST_STEPS);
        for (var step = 0; step < steps; step++) {
            world.clock.advance(Duration.ofMillis(world.random.nextInt(200)));
            turn(world.chance(unrest) ? Actor.CHANCE : Actor.ALL[world.random.nextInt(Actor.ALL.length - 1)]);
        }
        world.tell(() -> "HEALED");
        world.heal();
        third.isFull(false);
        for (var rounds = 0; !isWell(); rounds++) {
            if (rounds > MOST_HEALING_ROUNDS) {
                throw new Promises.BrokenPromise(
                        "I9 it does not become well" + (disaster == Disaster.NONE ? " " : ", disaster ") + state());
            }
            world.clock.advance(Duration.ofSeconds(2));
            if (rounds % ROUNDS_BETWEEN_NOTES == 1) {
                customers.getFirst().wantNote();
            }
            healingRound();
        }
        promises.checkEnd();
    }

    private void turn(Actor actor) {
        try {
            act(actor);
        } catch (NodeKilled e) {
            restart();
        }
    }

    private void restart() {
        third.restart();
        customers.forEach(SimulatedCustomer::giveUp);
        node = booted();
    }

    private void nested() {
        var actor = Actor.ALL[world.random.nextInt(Actor.ALL.length)];
        var mustWait = actor.mayRuleAlone() && node.parts().throne().isTaken();
        if (!busy.contains(actor) && !mustWait) {
            act(actor);
        }
    }

    /** A worker whose round fails begins it anew, as {@link Worker} does. */
    private void act(Actor actor) {
        busy.add(actor);
        try {
            switch (actor) {
                case COORDINATOR -> node.coordinate();
                case SHIPPER -> node.ship();
                case RESTORER -> node.restore();
                case PRIMARY_PROBER -> node.probe(Side.PRIMARY);
                case BACKUP_PROBER -> node.probe(Side.BACKUP);
                case FIRST_CUSTOMER -> step(customers.get(0));
                case SECOND_CUSTOMER -> step(customers.get(1));
                case THIRD_CUSTOMER -> step(customers.get(2));
                case CHANCE -> chance();
            }
        } catch (LogRefusedException | DataAccessException e) {
            world.tell(() -> actor + " begins anew: " + e.getMessage());
        } finally {
            busy.remove(actor);
        }
        check();
    }

    private void step(SimulatedCustomer customer) {
        if (customer.isIdle()) {
            customer.want();
        }
        customer.step(node.parts());
    }

    private void check() {
        promises.check(third.register(), third.known(), node.parts().gate());
    }

    private void chance() {
        var side = world.random.nextBoolean() ? Side.PRIMARY : Side.BACKUP;
        switch (world.random.nextInt(8)) {
            case 0, 1 -> world.doSomethingLate();
            case 2 -> world.change(side, Line.CUT);
            case 3 -> world.change(side, Line.FROZEN);
            case 4, 5 -> world.change(side, Line.GOOD);
            case 6 -> rarely(side);
            default -> strike(side);
        }
    }

    private void rarely(Side side) {
        switch (world.random.nextInt(4)) {
            case 0 -> {
                world.tell(() -> "KILLED");
                throw new NodeKilled();
            }
            case 1 -> {
                world.tell(() -> side + " is to decide");
                node.ask(side);
            }
            case 2 -> world.clock.advance(Duration.ofSeconds(world.random.nextInt(-60, 600)));
            default -> {}
        }
    }

    private void strike(Side side) {
        switch (disaster) {
            case NONE -> {}
            case FULL_DISK -> {
                var full = world.random.nextBoolean();
                world.tell(() -> full ? "the disk is full" : "the disk has room");
                third.isFull(full);
            }
            case LOST_TAIL -> {
                if (!world.chance(third.register().isFull() ? 0.5 : 0.1)) {
                    return;
                }
                disaster = Disaster.NONE;
                promises.tailIsLost();
                world.databases.at(side).forget(1 + world.random.nextInt(4));
                world.tell(() -> "LOST TAIL: " + world.databases.at(side));
            }
            case LOST_JOURNAL -> {
                disaster = Disaster.NONE;
                promises.journalIsLost();
                world.tell(() -> "LOST JOURNAL");
                third.lose();
                throw new NodeKilled();
            }
        }
    }

    private void healingRound() {
        turn(Actor.PRIMARY_PROBER);
        turn(Actor.BACKUP_PROBER);
        turn(Actor.COORDINATOR);
        turn(Actor.RESTORER);
        turn(Actor.SHIPPER);
        for (var customer : customers) {
            if (!customer.isSatisfied()) {
                if (customer.isIdle()) {
                    customer.insist();
                }
                customer.step(node.parts());
            }
        }
        check();
    }

    private boolean isWell() {
        var register = third.register();
        var primary = world.databases.primary().content();
        var backup = world.databases.backup().content();
        return register.isFull()
                && node.modes().mode() == Mode.FULL_OPERATIONAL
                && primary.head().equals(backup.head())
                && primary.epoch() == register.epoch()
                && backup.epoch() == register.epoch()
                && customers.stream().allMatch(SimulatedCustomer::isSatisfied);
    }

    private String state() {
        return third.register() + " " + node.modes().mode() + " "
                + node.parts().throne().reign() + " " + world.databases;
    }

    /** How much was answered. */
    int answered() {
        return promises.size();
    }

    /** All databases here begin at the same place, and have the same form. */
    private static final class NoWorkshop implements Workshop {

        @Override
        public void fill(Side decider, Side empty) {
            throw new AssertionError("Nothing has to be filled here: decider=" + decider + ", empty=" + empty);
        }

        @Override
        public boolean reshape(Side decider, Side copy) {
            throw new AssertionError("Nothing has to be reshaped here: decider=" + decider + ", copy=" + copy);
        }
    }

    /** What happened in a run of histories. */
    record Result(long histories, long answers, double seconds, Optional<Failure> failure) {

        @Override
        public String toString() {
            return "%,d histories, %,d answers, %.1f s: %s"
                    .formatted(
                            histories,
                            answers,
                            seconds,
                            failure.map(found -> "seed " + found.seed() + " " + found.broken())
                                    .orElse("nothing broken, all healed"));
        }
    }

    /** A seed that shows something, what, and the whole history. */
    record Failure(long seed, String broken, String history) {}

    /** Runs histories of the seeds from {@code first} on until time or number is used up, or one goes wrong. */
    static Result search(long first, long histories, double seconds, PairBug bug) {
        try (var _ = Quiet.here()) {
            var began = System.nanoTime();
            var answers = 0L;
            var run = 0L;
            Optional<Failure> failure = Optional.empty();
            while (failure.isEmpty() && run < histories && System.nanoTime() - began < seconds * 1e9) {
                var seed = first + run++;
                Quiet.make();
                try (var history = new PairSimulation(seed, bug, null)) {
                    history.run();
                    answers += history.answered();
                } catch (RuntimeException | AssertionError e) {
                    failure = Optional.of(told(seed, bug));
                }
            }
            return new Result(run, answers, (System.nanoTime() - began) / 1e9, failure);
        }
    }

    /** The same seed once more, in words. */
    private static Failure told(long seed, PairBug bug) {
        var story = new ArrayList<String>();
        try (var history = new PairSimulation(seed, bug, story)) {
            history.run();
            return new Failure(seed, "differs when it is repeated", String.join("\n", story));
        } catch (RuntimeException | AssertionError e) {
            return new Failure(seed, String.valueOf(e), String.join("\n", story));
        }
    }

    @Override
    public void close() {
        third.close();
    }
}
