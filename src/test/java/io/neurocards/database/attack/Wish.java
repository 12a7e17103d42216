package io.neurocards.database.attack;

import io.neurocards.database.Operation;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.HoldResult;
import io.neurocards.ledger.TakeResult;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants decided.
 *
 * @param to who gets the credits of a transfer; the same person otherwise
 * @param job the clip that is to be cancelled; none otherwise
 */
record Wish(
        OperationId id,
        Kind kind,
        PersonId person,
        PersonId to,
        long amount,
        @Nullable UUID job) {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    enum Kind {
        TOP_UP,
        SPEND,
        TRANSFER,
        /** A clip, whose credits are held until it ends. */
        ORDER,
        /** The end of a clip of one's own, whose credits go back. */
        CANCEL,
        /** A payment that waits for its money; what it is good for comes when a gateway tells of it. */
        BUY
    }

    /** Of somebody who wants neither clip nor somebody else's credits. */
    Wish(OperationId id, Kind kind, PersonId person, PersonId to, long amount) {
        this(id, kind, person, to, amount, null);
    }

    /**
     * What was decided; stored as the outcome of the operation.
     *
     * @param job the clip that was ordered
     */
    record Answer(boolean granted, @Nullable UUID job) {

        static Answer of(boolean granted) {
            return new Answer(granted, null);
        }
    }

    /** Decides it, however often it is asked: the same answer each time. */
    Answer ask(AttackedNode.Life life) {
        var operation = new Operation(id, "attack." + kind.name().toLowerCase(Locale.ROOT), request());
        return life.decisions().decide(operation, Answer.class, () -> answer(life));
    }

    private String request() {
        return person + " " + to + " " + amount + (job == null ? "" : " " + job);
    }

    private Answer answer(AttackedNode.Life life) {
        return switch (kind) {
            case ORDER ->
                life.studio()
                        .videos()
                        .order(person)
                        .map(made -> new Answer(true, made))
                        .orElseGet(() -> Answer.of(false));
            case CANCEL -> Answer.of(isCancelled(life));
            case BUY -> {
                life.studio().checkout().begin(id.value(), person);
                yield Answer.of(true);
            }
            case TOP_UP, SPEND, TRANSFER -> Answer.of(isGranted(life));
        };
    }

    private boolean isCancelled(AttackedNode.Life life) {
        var isFirst = life.studio().videos().cancel(Objects.requireNonNull(job));
        if (!isFirst && life.studio().bug() == PlantedBug.ORDER_GIVEN_BACK_TO_EACH_WHO_CANCELS) {
            life.ledger().adjustUp(person, Credits.of(amount), "back" + id, AT);
        }
        return isFirst;
    }

    private boolean isGranted(AttackedNode.Life life) {
        var ledger = life.ledger();
        return switch (kind) {
            case TOP_UP -> ledger.purchase(person, Credits.of(amount), id.toString(), AT);
            case SPEND -> {
                var held = ledger.hold(person, List.of(new HoldRequest(id.toString(), Credits.of(amount))), AT);
                if (held instanceof HoldResult.Held) {
                    ledger.capture(person, id.toString(), AT);
                    yield true;
                }
                yield false;
            }
            case TRANSFER -> {
                var taken = ledger.adjustDown(person, Credits.of(amount), "down" + id, AT);
                if (taken instanceof TakeResult.Taken) {
                    ledger.adjustUp(to, Credits.of(amount), "up" + id, AT);
                    yield true;
                }
                yield false;
            }
            case ORDER, CANCEL, BUY -> throw new IllegalStateException("Not of the ledger alone: " + kind);
        };
    }
}
