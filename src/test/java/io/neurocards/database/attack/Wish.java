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

/**
 * What a customer wants decided.
 *
 * @param to who gets the credits of a transfer; the same person otherwise
 */
record Wish(OperationId id, Kind kind, PersonId person, PersonId to, long amount) {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    enum Kind {
        TOP_UP,
        SPEND,
        TRANSFER
    }

    /** What was decided; stored as the outcome of the operation. */
    record Answer(boolean granted) {}

    /** Decides it, however often it is asked: the same answer each time. */
    Answer ask(AttackedNode.Life life) {
        var operation = new Operation(id, "attack." + kind.name().toLowerCase(Locale.ROOT), request());
        return life.decisions().decide(operation, Answer.class, () -> new Answer(isGranted(life)));
    }

    private String request() {
        return person + " " + to + " " + amount;
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
        };
    }
}
