package io.neurocards.web.access;

import io.neurocards.accounts.Sessions;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.accounts.callers.ServiceTokens;
import io.neurocards.accounts.devices.DeviceTokens;
import io.neurocards.partners.keys.PartnerKeys;
import io.neurocards.shared.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose a token is, whichever kind it is of. */
@Component
record Callers(Sessions sessions, DeviceTokens devices, ServiceTokens services, PartnerKeys keys) {

    /**
     * Returns whose it is; nothing for a token that opens nothing. A key that opens nothing says why.
     *
     * @param remote the address that it comes from
     * @throws ProblemException what {@link PartnerKeys} says of a key
     * @throws RuntimeException when no database can be asked, and the caller is not known here
     */
    Optional<CallerAuthentication> of(String token, String remote) {
        if (token.startsWith(PartnerKeys.PREFIX)) {
            return Optional.of(ofKey(token, remote));
        }
        if (BearerToken.SERVICE.looksLike(token)) {
            return services.authenticate(token).map(CallerAuthentication::of);
        }
        return BearerToken.DEVICE.looksLike(token)
                ? devices.authenticate(token).map(CallerAuthentication::of)
                : sessions.authenticate(token).map(CallerAuthentication::of);
    }

    /** @throws ProblemException as above, also for what is no key at all */
    CallerAuthentication ofKey(String key, String remote) {
        return CallerAuthentication.of(keys.authenticate(key, remote));
    }
}
