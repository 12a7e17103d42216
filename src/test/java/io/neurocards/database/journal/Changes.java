package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalRecord.Accepted;
import io.neurocards.database.journal.JournalRecord.Died;
import io.neurocards.database.journal.JournalRecord.Done;
import io.neurocards.database.journal.JournalRecord.FactKept;
import io.neurocards.database.journal.JournalRecord.Marked;
import io.neurocards.database.journal.JournalRecord.PaymentKept;
import io.neurocards.database.journal.JournalRecord.PaymentSettled;
import io.neurocards.database.journal.JournalRecord.Published;
import io.neurocards.database.journal.JournalRecord.RegisterChanged;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes changes that may follow a given state, from a seed. */
final class Changes {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final RandomGenerator random;

    Changes(RandomGenerator random) {
        this.random = random;
    }

    Change next(Expected state) {
        return switch (random.nextInt(12)) {
            case 0 -> register(state);
            case 1 -> new Change(new Marked(mark(state)));
            case 2, 3, 4 -> state.mark().isSet() ? new Change(fact(state)) : new Change(new Marked(mark(state)));
            case 5 ->
                new Change(state.register(), new Published(raised(state.register(), Phase.NONE), published(state)));
            case 6, 7 -> new Change(new Accepted(operation()));
            case 8 -> new Change(new Done(known(state)));
            case 9 -> new Change(new Died(known(state), "ten attempts failed", NOON));
            case 10 -> new Change(new PaymentKept(payment()));
            default ->
                new Change(new PaymentSettled(
                        state.payments().isEmpty()
                                ? uuid()
                                : state.payments()
                                        .get(random.nextInt(state.payments().size()))
                                        .id()));
        };
    }

    private Change register(Expected state) {
        var phase = List.of(Phase.values()).get(random.nextInt(Phase.values().length));
        return new Change(state.register(), new RegisterChanged(raised(state.register(), phase)));
    }

    private Register raised(Register now, Phase phase) {
        var both = Set.of(Side.PRIMARY, Side.BACKUP);
        return new Register(now.epoch() + 1, Side.PRIMARY, random.nextBoolean() ? both : Set.of(Side.PRIMARY), phase);
    }

    private Mark mark(Expected state) {
        if (!state.facts().isEmpty()) {
            return state.facts().get(random.nextInt(state.facts().size())).mark();
        }
        return new Mark(state.mark().seq() + 1 + random.nextInt(3), bytes(32));
    }

    /** At any place of what is known, or beyond it. */
    private Mark published(Expected state) {
        if (!state.facts().isEmpty() && random.nextBoolean()) {
            return state.facts().get(random.nextInt(state.facts().size())).mark();
        }
        return new Mark(state.head().seq() + 1 + random.nextInt(3), bytes(32));
    }

    private FactKept fact(Expected state) {
        var head = state.head();
        return new FactKept(new Fact(head.seq() + 1, bytes(32), head.hash(), bytes(random.nextInt(200))));
    }

    AcceptedOperation operation() {
        return new AcceptedOperation(
                new OperationId(uuid()),
                new PersonId(uuid()),
                "telegram",
                "videos.order",
                Priority.ofLevel(1 + random.nextInt(5)),
                NOON,
                random.nextBoolean() ? null : NOON.plusSeconds(3600),
                bytes(random.nextInt(150)),
                random.nextBoolean() ? List.of() : List.of(new OperationId(uuid())));
    }

    PaymentNotification payment() {
        return new PaymentNotification(uuid(), "stars", NOON, bytes(random.nextInt(100)));
    }

    private OperationId known(Expected state) {
        var all = state.waiting().size() + state.dead().size();
        if (all == 0) {
            return new OperationId(uuid());
        }
        var one = random.nextInt(all);
        var waiting = state.waiting().size();
        return one < waiting
                ? state.waiting().get(one).id()
                : state.dead().get(one - waiting).operation().id();
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Bytes bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
