/**
 * What friends that customers bring are worth. A friend's first paid order makes rewards that wait
 * ({@link io.neurocards.loyalty.referrals.EarnReferrals}); when it was not refunded within the hold-back, a job grants them
 * ({@link io.neurocards.loyalty.referrals.GrantReferrals}).
 *
 * <p>Locks are taken in one order: the person who is rewarded, their wallet, the reward. Whoever publishes
 * {@link io.neurocards.orders.events.OrderPaid} or {@link io.neurocards.orders.events.OrderRefunded} may hold wallets, and so only rewards are
 * locked in their transactions.
 */
@NullMarked
@NamedInterface("referrals")
package io.neurocards.loyalty.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
