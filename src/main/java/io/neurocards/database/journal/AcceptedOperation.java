package io.neurocards.database.journal;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asked for while nobody could decide: answered "kept, will be decided", and decided later under its id.
 *
 * @param type the action, such as {@code videos.order}
 * @param expiresAt from when it is no longer wanted; null for what never expires, as money does not
 * @param payload what to repeat, in a form of its type's own
 * @param dependsOn operations that must be decided before it
 */
public record AcceptedOperation(
        OperationId id,
        PersonId person,
        String platform,
        String type,
        Priority priority,
        Instant acceptedAt,
        @Nullable Instant expiresAt,
        Bytes payload,
        List<OperationId> dependsOn) {

    public AcceptedOperation {
        dependsOn = List.copyOf(dependsOn);
    }

    /** Whether {@code other} is the same wish sent again; when it came does not matter. */
    boolean repeats(AcceptedOperation other) {
        return id.equals(other.id)
                && person.equals(other.person)
                && platform.equals(other.platform)
                && type.equals(other.type)
                && payload.equals(other.payload);
    }
}
