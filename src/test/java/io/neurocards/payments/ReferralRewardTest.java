package io.neurocards.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.telegram.Referrals;
import io.neurocards.accounts.telegram.Referrals.Summary;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferralRewardTest {

    @Test
    void the_first_purchase_of_a_friend_rewards_the_inviter_once() {
        try (var shop = new PaymentsFixture()) {
            var inviter = shop.join(1);
            var friend = shop.join(2, shop.get(Referrals.class).codeOf(inviter));
            assertThat(shop.available(inviter)).isZero();

            shop.buy(2, friend, "one");
            shop.buy(2, friend, "two");

            assertThat(shop.available(inviter)).isEqualTo(1);
            assertThat(shop.get(Ledger.class).statement(inviter, Long.MAX_VALUE, 10))
                    .extracting(line -> line.kind().text() + " " + line.reference())
                    .containsExactly("grant " + friend);
            assertThat(shop.get(Referrals.class).summary(inviter)).isEqualTo(new Summary(1, 1, Credits.of(1)));
        }
    }

    @Test
    void the_reward_is_what_the_setting_says() {
        try (var shop = new PaymentsFixture(() -> false, Map.of("neurocards.accounts.referral-credits", "0"))) {
            var inviter = shop.join(1);
            var friend = shop.join(2, shop.get(Referrals.class).codeOf(inviter));

            shop.buy(2, friend, "one");

            assertThat(shop.available(inviter)).isZero();
            assertThat(shop.available(friend)).isEqualTo(5);
        }
    }
}
