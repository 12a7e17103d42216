package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.platforms.PlatformsOfPerson;
import io.neurocards.accounts.platforms.PlatformsOfPerson.Known;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who may take all data of an account along, or end it: whoever signed in. A device may, too, when it has nobody else to ask: a
 * tablet that lies around in a shop must not end the account of somebody who can sign in on the site or is known to the bot.
 */
@Component
record WholeAccount(PlatformsOfPerson platforms) {

    static final String BY_WHOM =
            "With a session; with a device's token only for who has apps and nothing else, otherwise 403"
                    + " sign_in_instead with platforms, on which it can be done";

    private static final Set<Platform> SIGNS_IN = Set.of(Platform.TELEGRAM, Platform.WEBSITE);

    /**
     * Returns whose account it is.
     *
     * @throws ProblemException SIGN_IN_INSTEAD with {@code platforms}
     */
    Caller require(Authentication how) {
        var caller = (Caller) Objects.requireNonNull(how.getPrincipal());
        if (Reach.device(how).isPresent()) {
            var better = platforms.of(caller.personId()).stream()
                    .map(Known::platform)
                    .filter(SIGNS_IN::contains)
                    .map(Platform::word)
                    .sorted()
                    .toList();
            if (!better.isEmpty()) {
                throw new ProblemException(ProblemCode.SIGN_IN_INSTEAD).with("platforms", better);
            }
        }
        return caller;
    }
}
