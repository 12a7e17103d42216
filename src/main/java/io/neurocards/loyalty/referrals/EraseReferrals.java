package io.neurocards.loyalty.referrals;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.loyalty.referrals.Reward.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whoever leaves gets no more rewards; the rows stay, as money's do, and point at a person without a name. Wallets are locked before, by
 * the payments' part.
 */
@Component
@Order(41)
record EraseReferrals(RewardRows rows, OnePerson persons) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        persons.all(leaving.person()).forEach(person -> rows.endWaiting(person, Refusal.LEFT, leaving.now()));
    }
}
