package io.neurocards.accounts.telegram;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody who writes to the bot accepts the terms, and is a customer from then on. */
@Component
public final class JoinByTelegram {

    private final Decisions decisions;
    private final Joining joining;
    private final Consents consents;
    private final Invitations invitations;
    private final Clock clock;

    JoinByTelegram(Decisions decisions, Joining joining, Consents consents, Invitations invitations, Clock clock) {
        this.decisions = decisions;
        this.joining = joining;
        this.consents = consents;
        this.invitations = invitations;
        this.clock = clock;
    }

    /**
     * Makes the person behind {@code user}, or finds them, and takes down that they accepted the terms. However many calls
     * for one user race, they make one person; calls for different users don't wait for each other.
     *
     * @param termsVersion what the customer was shown
     * @param referralCode the code that brought them here; one that nobody has is ignored, and so is any once they have joined
     *     or joined before and had their data deleted
     * @throws ProblemException TERMS_NOT_ACCEPTED with {@code version} when those are not the terms in force
     */
    public PersonId join(TelegramUser user, String termsVersion, @Nullable String referralCode) {
        consents.requireCurrent(termsVersion);
        return decisions.act(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var joined = joining.of(user, now);
            consents.record(joined.person(), termsVersion, now);
            if (joined.isNewcomer()) {
                invitations.brought(joined.person(), referralCode, now);
            }
            return joined.person();
        });
    }
}
