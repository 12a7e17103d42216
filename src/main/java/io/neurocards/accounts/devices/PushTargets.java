package io.neurocards.accounts.devices;

import io.neurocards.shared.PersonId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which devices of a person a push service reaches. */
@Component
public final class PushTargets {

    private final PushTokenRows rows;

    PushTargets(PushTokenRows rows) {
        this.rows = rows;
    }

    /** One device, and by what it is reached. */
    public record Target(UUID device, PushToken token) {}

    public List<Target> of(PersonId person) {
        return rows.of(person);
    }

    /** Forgets, in the caller's transaction, by what a device was reached, unless it is reached by something else by now. */
    public void forget(Target target) {
        rows.delete(target.device(), target.token());
    }
}
