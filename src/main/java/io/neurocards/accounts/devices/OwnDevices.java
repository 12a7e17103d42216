package io.neurocards.accounts.devices;

import io.neurocards.accounts.ResetPassword.PasswordChanged;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A customer looks after their devices. */
@Component
public final class OwnDevices {

    private final Decisions decisions;
    private final DeviceRows rows;
    private final DeviceSecrets secrets;
    private final PushTokenRows pushTokens;
    private final Clock clock;

    OwnDevices(Decisions decisions, DeviceRows rows, DeviceSecrets secrets, PushTokenRows pushTokens, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.secrets = secrets;
        this.pushTokens = pushTokens;
        this.clock = clock;
    }

    /** Returns all of them, also those that were revoked, the newest first. */
    public List<Device> of(PersonId person) {
        return rows.of(person);
    }

    /**
     * Ends a device's token, and what a push service knows it by. The device stays its person's: nobody else can register it.
     *
     * @throws ProblemException NOT_FOUND when the person has no such device
     */
    public void revoke(PersonId person, UUID device) {
        decisions.act(() -> {
            if (rows.find(device).filter(one -> one.personId().equals(person)).isEmpty()) {
                throw new ProblemException(ProblemCode.NOT_FOUND);
            }
            end(device);
        });
    }

    /** Whoever needs another password may not be the only one who knew it, so that apps have to be let in anew. */
    @EventListener
    void on(PasswordChanged changed) {
        for (var device : rows.of(changed.personId())) {
            end(device.id());
        }
    }

    private void end(UUID device) {
        rows.revoke(device, clock.instant());
        pushTokens.delete(device);
    }

    private record Rotated(UUID device) {}

    /**
     * Returns another token for a device, which ends the one it has as soon as it is first used; repeating it with the same key returns
     * the same one.
     *
     * @throws ProblemException DEVICE_KNOWN when the token of this key was replaced already, or the device was revoked
     */
    public String rotate(UUID device, String key) {
        var token = secrets.token(device, "rotate\n" + key);
        var hash = BearerToken.hash(token);
        var operation = new Operation(
                OperationId.named("devices.rotate\n" + device + "\n" + key), "devices.rotate", "" + device);
        decisions.decide(operation, Rotated.class, () -> {
            rows.rotate(device, hash);
            return new Rotated(device);
        });
        if (!rows.hasToken(device, hash)) {
            throw new ProblemException(ProblemCode.DEVICE_KNOWN);
        }
        return token;
    }
}
