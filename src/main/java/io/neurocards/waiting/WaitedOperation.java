package io.neurocards.waiting;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish that had to wait, and what became of it.
 *
 * @param resource the path of what came of it, when it was applied
 * @param problem why not, when it was refused, with its {@code facts}
 * @param decidedAt null while it is not decided
 */
public record WaitedOperation(
        OperationId id,
        PersonId person,
        String platform,
        String type,
        OperationStatus status,
        @Nullable String resource,
        @Nullable ProblemCode problem,
        Map<String, Object> facts,
        Instant acceptedAt,
        @Nullable Instant decidedAt) {}
