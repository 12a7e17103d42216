package io.neurocards.accounts.devices;

import io.neurocards.database.Decisions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An app says by what it is reached; saying so again changes nothing. */
@Component
public final class RegisterPush {

    private final Decisions decisions;
    private final PushTokenRows rows;
    private final Clock clock;

    RegisterPush(Decisions decisions, PushTokenRows rows, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.clock = clock;
    }

    /** Takes the token down, instead of the device's earlier one and of any other device's. */
    public void register(UUID device, PushToken token) {
        decisions.act(() -> rows.put(device, token, clock.instant()));
    }
}
