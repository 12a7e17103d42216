package io.neurocards.operations.databases;

import io.neurocards.database.Undecided;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.DeadLetterBox;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** An administrator's word on what could not be decided; written down before it is done. */
public record DeadLetterDesk(Supplier<DeadLetterBox> box, DatabaseDesk.Books books, Clock clock) {

    /** The wish that it is tried once more. */
    public static final String RETRY = "retry";

    /** The wish that it is given up. */
    public static final String DROP = "drop";

    /**
     * Has it tried once more, or given up.
     *
     * @param wish {@code retry} or {@code drop}
     * @throws ProblemException INVALID_REQUEST when the wish is another; NOT_FOUND when it is no dead letter of this node;
     *     SERVICE_UNAVAILABLE when nobody can decide
     */
    public DeadLetterBox.Answer say(Operator by, UUID operation, String wish) {
        var id = new OperationId(operation);
        box.get().require(id);
        return switch (wish) {
            case RETRY -> {
                note(by, "dead-letter." + RETRY, id);
                yield box.get().tryAgain(id);
            }
            case DROP -> {
                note(by, "dead-letter." + DROP, id);
                yield box.get().drop(id);
            }
            default -> throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "wish");
        };
    }

    private void note(Operator by, String action, OperationId id) {
        var act = new AuditLog.Act(by, action, "operation:" + id, "asked for", Map.of());
        try {
            books.decisions().act(() -> books.audit().record(act, clock.instant()));
        } catch (RuntimeException e) {
            throw Undecided.of(e).isEmpty()
                    ? e
                    : (ProblemException) new ProblemException(ProblemCode.SERVICE_UNAVAILABLE).initCause(e);
        }
    }
}
