package io.neurocards.waiting;

import io.neurocards.database.Undecided;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemCode.Kind;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides one wish by the ordinary way, and tells a refusal from a failure that passes. */
final class Deciding {

    private static final Logger log = LoggerFactory.getLogger(Deciding.class);

    private final Supplier<Map<String, WaitingAction>> actions;
    private final Clock clock;

    /** What came of one try. */
    sealed interface Result {

        /** It is decided. */
        record Ended(WaitedOperation outcome) implements Result {}

        /** The house is closed for now, which is nobody's failure. */
        record NotNow() implements Result {}

        /** It failed; {@code hopeless} when another try can't help. */
        record Failed(String reason, boolean hopeless) implements Result {}
    }

    Deciding(Supplier<Map<String, WaitingAction>> actions, Clock clock) {
        this.actions = actions;
        this.clock = clock;
    }

    /** @throws RuntimeException saying that nobody can decide; see {@link Undecided} */
    Result decide(AcceptedOperation operation) {
        var action = actions.get().get(operation.type());
        if (action == null) {
            return new Result.Failed("Nobody knows how to do this: type=" + operation.type(), true);
        }
        var expiresAt = operation.expiresAt();
        if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
            return new Result.Ended(outcome(operation, OperationStatus.EXPIRED, null, null));
        }
        try {
            return new Result.Ended(outcome(operation, OperationStatus.APPLIED, action.decide(operation), null));
        } catch (ProblemException problem) {
            return refused(operation, problem);
        } catch (IOException | RuntimeException e) {
            if (e instanceof RuntimeException failure && Undecided.of(e).isPresent()) {
                throw failure;
            }
            log.warn("Deciding what waited failed: operation={}, type={}", operation.id(), operation.type(), e);
            return new Result.Failed(e.getClass().getSimpleName() + ": " + e.getMessage(), false);
        }
    }

    private Result refused(AcceptedOperation operation, ProblemException problem) {
        if (problem.code() == ProblemCode.MAINTENANCE) {
            return new Result.NotNow();
        }
        var kind = problem.code().kind();
        return kind == Kind.UNAVAILABLE || kind == Kind.INTERNAL
                ? new Result.Failed(problem.code().text(), false)
                : new Result.Ended(outcome(operation, OperationStatus.REFUSED, null, problem));
    }

    WaitedOperation outcome(
            AcceptedOperation operation,
            OperationStatus status,
            @Nullable String resource,
            @Nullable ProblemException problem) {
        return new WaitedOperation(
                operation.id(),
                operation.person(),
                operation.platform(),
                operation.type(),
                status,
                resource,
                problem == null ? null : problem.code(),
                problem == null ? Map.of() : problem.facts(),
                operation.acceptedAt(),
                clock.instant());
    }
}
