package io.neurocards.database.pair;

import io.neurocards.database.UnsettledException;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Somebody who asks again and again, each time by one of few operation ids, as {@link io.neurocards.database.Decisions} and
 * {@link io.neurocards.database.log.LogSealing} ask: one step is one call.
 */
final class SimulatedCustomer {

    private enum Stage {
        IDLE,
        BEGUN,
        DECIDED,
        WAITING
    }

    private static final int MOST_NOTES = 6;

    private final SimulatedWorld world;
    private final Promises promises;
    private final UUID order;
    private UUID operation;
    private boolean reads;
    private Stage stage = Stage.IDLE;
    private long sent;
    private boolean first;
    private long epoch;
    private int life;
    private Head seen = ThirdPlace.NOWHERE;
    private @Nullable Head place;
    private int notes;

    SimulatedCustomer(SimulatedWorld world, Promises promises) {
        this.world = world;
        this.promises = promises;
        this.order = world.id();
        this.operation = order;
    }

    /** The process that worked for this customer is gone, or did not answer. */
    void giveUp() {
        stage = Stage.IDLE;
    }

    boolean isSatisfied() {
        return stage == Stage.IDLE && promises.isAnswered(order) && promises.isAnswered(operation);
    }

    void step(Parts parts) {
        try {
            switch (stage) {
                case IDLE -> begin(parts);
                case BEGUN -> decide(parts);
                case DECIDED -> place(parts);
                case WAITING -> await(parts);
            }
        } catch (UnsettledException e) {
            if (world.chance(0.2)) {
                giveUp();
            }
        } catch (LogRefusedException | DataAccessException e) {
            giveUp();
        }
    }

    /** In the end everybody only wants to know what became of what they asked for. */
    void insist() {
        if (reads || promises.isAnswered(operation)) {
            giveUp();
            operation = order;
            reads = false;
        }
    }

    void wantNote() {
        if (isSatisfied()) {
            operation = world.id();
        }
    }

    void want() {
        reads = false;
        switch (world.random.nextInt(4)) {
            case 0 -> {
                operation = world.id();
                reads = true;
            }
            case 1 -> {
                if (notes < MOST_NOTES) {
                    notes++;
                    operation = world.id();
                }
            }
            default -> operation = order;
        }
    }

    boolean isIdle() {
        return stage == Stage.IDLE;
    }

    private void begin(Parts parts) {
        epoch = parts.gate().enter().epoch();
        sent = promises.sent(operation);
        stage = Stage.BEGUN;
    }

    private void decide(Parts parts) {
        var side = parts.gate().enter().side();
        var database = world.databases.at(side);
        var asked = operation;
        var announced = epoch;
        if (reads) {
            var lifeRead = new int[1];
            seen = world.call(side, false, "read", () -> {
                lifeRead[0] = database.life();
                return database.content().head();
            });
            life = lifeRead[0];
            stage = Stage.DECIDED;
            return;
        }
        var decision = world.id();
        var isNew = new boolean[1];
        var lifeDecided = new int[1]; // of this call, which may be done late and unheard as well
        var granted = world.call(side, true, "decide " + asked.toString().substring(0, 4) + " in " + announced, () -> {
            lifeDecided[0] = database.life();
            isNew[0] = database.content().entryOf(asked).isEmpty();
            return database.decide(asked, asked.equals(order), announced, decision);
        });
        life = lifeDecided[0];
        first = isNew[0];
        stage = granted ? Stage.DECIDED : Stage.IDLE;
        if (granted && !first && world.bug == PairBug.R4_REPETITION_ANSWERED_AT_ONCE) {
            database.content().entryOf(asked).map(SimulatedEntry::place).ifPresent(this::answered);
        }
        if (!granted) {
            promises.refused(asked);
        }
    }

    private void place(Parts parts) {
        var side = parts.gate().enter().side();
        var asked = operation;
        var announced = epoch;
        var begunIn = life;
        place = world.call(
                side,
                false,
                "sealed in " + announced,
                () -> world.databases.at(side).sealed(asked, announced, begunIn));
        stage = Stage.WAITING;
    }

    private void await(Parts parts) {
        var stable = parts.stable();
        var byNumber =
                world.bug == PairBug.R14_STABLE_BY_NUMBER && stable.mark().seq() >= place.seq();
        if (!byNumber && world.bug != PairBug.R3_ANSWERED_AT_ONCE) {
            stable.await(epoch, place);
        }
        answered(place);
    }

    private void answered(Head at) {
        stage = Stage.IDLE;
        if (reads) {
            promises.read(sent, seen);
        } else {
            promises.answered(operation, at, first);
        }
    }
}
