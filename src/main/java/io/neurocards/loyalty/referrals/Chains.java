package io.neurocards.loyalty.referrals;

import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who brought whom, seen from a friend. */
@Component
record Chains(Invitations invitations, OnePerson persons) {

    /** Beyond this nobody is looked for, neither to reward nor to refuse. */
    private static final int LONGEST = 16;

    /**
     * Who brought the friend, who brought that one, and so on; each customer once.
     *
     * @param refusal why nobody is rewarded for this friend: one of them is the friend
     */
    record Chain(List<PersonId> above, Optional<Reward.Refusal> refusal) {}

    Chain of(PersonId friend) {
        var self = persons.current(friend);
        var above = new ArrayList<PersonId>();
        var seen = new HashSet<PersonId>();
        for (var next = invitations.inviterOf(friend);
                next.isPresent() && above.size() < LONGEST;
                next = invitations.inviterOf(next.get())) {
            var current = persons.current(next.get());
            if (current.equals(self)) {
                return new Chain(
                        List.copyOf(above.isEmpty() ? List.of(next.get()) : above),
                        Optional.of(above.isEmpty() ? Reward.Refusal.SAME_PERSON : Reward.Refusal.LOOP));
            }
            if (!seen.add(current)) {
                break;
            }
            above.add(next.get());
        }
        return new Chain(List.copyOf(above), Optional.empty());
    }
}
