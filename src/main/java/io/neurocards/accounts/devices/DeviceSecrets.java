package io.neurocards.accounts.devices;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.shared.ServerSecret;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The tokens of devices, computed from the server's secret, the device's row and the key that its caller chose for this request: whoever
 * repeats the request gets the same token, and a copy of the database holds none.
 */
@Component
record DeviceSecrets(ServerSecret secret) {

    String token(UUID device, String key) {
        return BearerToken.DEVICE.of(secret.sign("device-token", device + "\n" + key));
    }
}
