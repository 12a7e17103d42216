package io.neurocards.loyalty.referrals;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody gets because a friend paid for something.
 *
 * @param person who gets it, as they were known then
 * @param level 0 for the friend, 1 for the inviter, 2 for who brought the inviter, and so on
 */
record Reward(UUID id, PersonId friend, PersonId person, int level, Credits credits, Instant dueAt) {

    /** Why somebody does not get it, or does not keep it. */
    enum Refusal {
        REFUNDED,
        SAME_PERSON,
        LOOP,
        LEFT,
        BANNED
    }

    /** Returns what the posting that grants it is known by. */
    String reference() {
        return "referral:" + id;
    }
}
