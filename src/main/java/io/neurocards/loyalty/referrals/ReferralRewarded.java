package io.neurocards.loyalty.referrals;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody got credits because a friend's first order was paid. Published within the transaction that grants them, once for each
 * reward.
 *
 * @param personId who got them, as they are known now
 * @param level 0 for the friend, 1 for who brought them, 2 for who brought that one, and so on
 */
public record ReferralRewarded(UUID rewardId, PersonId personId, Credits credits, int level, Instant at) {}
