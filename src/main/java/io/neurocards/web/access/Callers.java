package io.neurocards.web.access;

import io.neurocards.accounts.Sessions;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.accounts.callers.ServiceTokens;
import io.neurocards.accounts.devices.DeviceTokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose a token is, whichever kind it is of. */
@Component
record Callers(Sessions sessions, DeviceTokens devices, ServiceTokens services) {

    /** @throws RuntimeException when no database can be asked, and the caller is not known here */
    Optional<CallerAuthentication> of(String token) {
        if (BearerToken.SERVICE.looksLike(token)) {
            return services.authenticate(token).map(CallerAuthentication::of);
        }
        return BearerToken.DEVICE.looksLike(token)
                ? devices.authenticate(token).map(CallerAuthentication::of)
                : sessions.authenticate(token).map(CallerAuthentication::of);
    }
}
