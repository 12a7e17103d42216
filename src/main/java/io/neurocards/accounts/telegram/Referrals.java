package io.neurocards.accounts.telegram;

import io.neurocards.database.Decisions;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers who bring friends. */
@Component
public final class Referrals {

    private final Decisions decisions;
    private final Invitations invitations;
    private final ReferralSettings settings;
    private final Clock clock;

    Referrals(Decisions decisions, Invitations invitations, ReferralSettings settings, Clock clock) {
        this.decisions = decisions;
        this.invitations = invitations;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What somebody's invitations came to.
     *
     * @param rewarded how many of the invited have bought something
     */
    public record Summary(int invited, int rewarded, Credits creditsEarned) {}

    /** Credits that an inviter has earned. */
    public record Reward(PersonId inviter, Credits credits) {}

    /** Returns the person's own code, 12 letters and digits, made when it is first asked for. */
    public String codeOf(PersonId person) {
        return invitations.codeOf(person).orElseGet(() -> {
            decisions.act(() -> invitations.giveCode(person, clock.instant()));
            return invitations.codeOf(person).orElseThrow();
        });
    }

    public Summary summary(PersonId inviter) {
        return invitations.summary(inviter);
    }

    /** Returns what an inviter gets when a friend first buys something. */
    public Credits credits() {
        return Credits.of(settings.referralCredits());
    }

    /**
     * Takes down, in the caller's transaction, that {@code friend} has bought something.
     *
     * @return what the inviter has to be given now; nothing when nobody invited the friend, or it was given before
     */
    public Optional<Reward> earned(PersonId friend, Instant now) {
        return invitations
                .reward(friend, settings.referralCredits(), now)
                .map(inviter -> new Reward(inviter, credits()))
                .filter(reward -> reward.credits().amount() > 0);
    }
}
