package io.neurocards.waiting;

import io.neurocards.database.journal.Bytes;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.util.List;

/**
 * What a customer asks for, in a form that can be kept.
 *
 * @param platform where it was asked: {@code website} or {@code telegram}
 * @param type of its {@link WaitingAction}
 * @param payload what the action needs to do it later; all that belongs to it is on the disk already
 * @param dependsOn wishes that must be decided before it, each accepted before it
 */
public record Wish(
        OperationId id, PersonId person, String platform, String type, Bytes payload, List<OperationId> dependsOn) {

    public Wish {
        dependsOn = List.copyOf(dependsOn);
    }

    public Wish(OperationId id, PersonId person, String platform, String type, Bytes payload) {
        this(id, person, platform, type, payload, List.of());
    }
}
