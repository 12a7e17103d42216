package io.neurocards.loyalty.referrals;

import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import org.springframework.stereotype.Component;

/** What customers' friends came to, for reading. Whoever asks has made sure that it is their own. */
@Component
public record Referrals(Invitations invitations, RewardRows rows, OnePerson persons, ReferralSettings settings) {

    /**
     * What somebody's friends came to.
     *
     * @param invited how many joined by their link
     * @param pending how many rewards are held back
     * @param rewarded how many were granted and kept
     */
    public record Summary(int invited, int pending, int rewarded, Credits creditsEarned) {}

    /** Returns the person's own code, 12 letters and digits, made when it is first asked for. */
    public String codeOf(PersonId person) {
        return invitations.codeOf(person);
    }

    public Summary summary(PersonId inviter) {
        var all = persons.all(inviter);
        var totals = rows.totals(all);
        return new Summary(invitations.broughtBy(all), totals.pending(), totals.granted(), totals.credits());
    }

    /** Returns what an inviter gets for a friend's first paid order. */
    public Credits forInviter() {
        return Credits.of(settings.credits().getFirst());
    }

    /** Returns for how many hours both wait for it. */
    public long hoursHeldBack() {
        return settings.holdBack().toHours();
    }

    /** Returns what a friend gets for it. */
    public Credits forFriend() {
        return Credits.of(settings.friendCredits());
    }
}
