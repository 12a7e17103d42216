package io.neurocards.loyalty.referrals;

import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.database.Decisions;
import io.neurocards.loyalty.referrals.Chains.Chain;
import io.neurocards.loyalty.referrals.Reward.Refusal;
import io.neurocards.orders.PaidOrders;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.UuidV7;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A friend's first paid order makes rewards that wait; its refund, and that inviter and friend turn out to be one, ends them. All of it
 * in the transaction that pays, refunds or links, and for each friend once.
 */
@Component
record EarnReferrals(Chains chains, RewardRows rows, PaidOrders orders, OnePerson persons, ReferralSettings settings) {

    @EventListener
    void paid(OrderPaid order) {
        Decisions.requireOpen();
        if (order.platform() == Platform.API_PARTNER || order.total().minor() <= 0) {
            return;
        }
        var chain = chains.of(order.personId());
        if (!chain.above().isEmpty() && orders.isFirst(order.personId(), order.orderId())) {
            earn(order, chain);
        }
    }

    private void earn(OrderPaid order, Chain chain) {
        add(order, order.personId(), 0, settings.friendCredits(), chain);
        for (var level = 1;
                level <= Math.min(chain.above().size(), settings.credits().size());
                level++) {
            add(order, chain.above().get(level - 1), level, settings.credits().get(level - 1), chain);
        }
    }

    private void add(OrderPaid order, PersonId person, int level, int credits, Chain chain) {
        if (credits == 0) {
            return;
        }
        var now = order.at();
        var dueAt = now.plus(settings.holdBack());
        var reward = new Reward(UuidV7.at(now), order.personId(), person, level, Credits.of(credits), dueAt);
        rows.insert(reward, order.orderId(), chain.refusal().orElse(null), now);
    }

    /** What was granted already is taken back by the job, because wallets may be locked here in another order than there. */
    @EventListener
    void refunded(OrderRefunded order) {
        Decisions.requireOpen();
        rows.endOfOrder(order.orderId(), Refusal.REFUNDED, order.at());
    }

    /** Whoever invited themselves says so by linking the two accounts. */
    @EventListener
    void linked(LinkEvent.Linked linked) {
        Decisions.requireOpen();
        for (var friend : persons.all(linked.person())) {
            chains.of(friend).refusal().ifPresent(refusal -> rows.endOfFriend(friend, refusal, linked.at()));
        }
    }
}
