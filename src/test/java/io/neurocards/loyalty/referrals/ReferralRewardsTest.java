package io.neurocards.loyalty.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.accounts.standing.Bans;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.StarsPaid;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What friends are worth: to whom, when, and how it is taken back. */
class ReferralRewardsTest {

    private static final Duration LESS = Duration.ofHours(23).plusMinutes(59);

    private ReferralsFixture house = new ReferralsFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private void with(String... settings) {
        house.close();
        var values = IntStream.range(0, settings.length / 2)
                .boxed()
                .collect(java.util.stream.Collectors.toMap(
                        index -> "neurocards.referrals." + settings[2 * index],
                        index -> (Object) settings[2 * index + 1]));
        house = new ReferralsFixture(() -> false, values);
    }

    @Test
    void both_are_rewarded_once_when_the_hold_back_is_over() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);

        house.buy(boris, "first");
        house.pass(LESS);
        house.grant();

        assertThat(house.rewards(boris)).isEqualTo("0 pending, 1 pending");
        assertThat(house.summary(anna)).isEqualTo(new Referrals.Summary(1, 1, 0, Credits.ZERO));
        assertThat(house.available(anna)).isZero();

        house.pass(Duration.ofMinutes(1));
        house.grant();
        house.grant();

        assertThat(house.rewards(boris)).isEqualTo("0 granted, 1 granted");
        assertThat(house.available(anna)).isEqualTo(1);
        assertThat(house.available(boris)).isEqualTo(6);
        assertThat(house.summary(anna)).isEqualTo(new Referrals.Summary(1, 0, 1, Credits.of(1)));
        assertThat(house.events(ReferralRewarded.class))
                .extracting(rewarded -> rewarded.personId() + " " + rewarded.level() + " " + rewarded.credits())
                .containsExactlyInAnyOrder(anna + " 1 1", boris + " 0 1");

        house.buy(boris, "second");
        house.holdBackPasses();

        assertThat(house.available(anna)).isEqualTo(1);
        assertThat(house.available(boris)).isEqualTo(11);
    }

    @Test
    void credits_for_stars_and_apps_count_as_the_site_does() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        var carla = house.install("phone-of-carla", anna);

        var pending = house.get(BuyCredits.class).start(boris, "credits-5");
        house.get(ConfirmStars.class)
                .confirm(new StarsPaid(
                        2, pending.payload(), "XTR", pending.plan().stars(), "charge"));
        house.buy(carla, "by app", Platform.MOBILE_IOS);
        house.holdBackPasses();

        assertThat(house.available(anna)).isEqualTo(2);
        assertThat(house.available(boris)).isEqualTo(6);
        assertThat(house.available(carla)).isEqualTo(6);
    }

    @Test
    void what_a_partner_orders_for_somebody_does_not_count() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);

        house.buy(boris, "by a partner", Platform.API_PARTNER);
        assertThat(house.rewards(boris)).isEmpty();

        house.buy(boris, "by themselves");
        assertThat(house.rewards(boris)).isEqualTo("0 pending, 1 pending");
    }

    @Test
    void who_had_paid_before_the_first_reward_could_be_made_makes_none() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        house.buy(boris, "first");
        house.run("alter table referral_rewards disable trigger user");
        house.run("delete from referral_rewards");

        house.buy(boris, "second");

        assertThat(house.rewards(boris)).isEmpty();
    }

    @Test
    void a_refund_in_time_cancels_both_for_good() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        var order = house.buy(boris, "first");
        house.pass(LESS);

        house.refund(order.id());
        house.buy(boris, "second");
        house.holdBackPasses();

        assertThat(house.rewards(boris)).isEqualTo("0 cancelled refunded, 1 cancelled refunded");
        assertThat(house.available(anna)).isZero();
        assertThat(house.available(boris)).isEqualTo(5);
    }

    @Test
    void a_refund_afterwards_takes_back_what_is_there_and_claims_nothing() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        var order = house.buy(boris, "first");
        house.holdBackPasses();
        assertThat(house.spend(anna, 1, "a clip")).isTrue();

        house.refund(order.id());
        house.refund(order.id());
        house.grant();
        house.grant();

        assertThat(house.rewards(boris)).isEqualTo("0 revoked refunded 1, 1 revoked refunded 0");
        assertThat(house.available(anna)).isZero();
        assertThat(house.available(boris)).isZero();
        assertThat(house.get(Ledger.class).statement(boris, Long.MAX_VALUE, 1))
                .extracting(line -> line.kind().text())
                .containsExactly("revocation");
        assertThat(house.summary(anna)).isEqualTo(new Referrals.Summary(1, 0, 0, Credits.ZERO));
        assertThat(house.number("select sum(shortfall)::bigint from referral_rewards"))
                .isEqualTo(1);
    }

    @Test
    void beyond_the_cap_rewards_wait_for_the_next_day() {
        with("per-day", "2");
        var anna = house.join(1, null);
        for (var friend = 2; friend <= 6; friend++) {
            house.buy(house.join(friend, anna), "order " + friend);
        }

        house.holdBackPasses();
        house.grant();
        assertThat(house.available(anna)).isEqualTo(2);
        assertThat(house.number("select count(*) from referral_rewards where level = 0 and status = 'granted'"))
                .as("the friends' own wait for nobody")
                .isEqualTo(5);
        assertThat(house.summary(anna).pending()).isEqualTo(3);

        house.pass(Duration.ofHours(11).plusMinutes(59));
        house.grant();
        assertThat(house.available(anna)).isEqualTo(2);

        house.pass(Duration.ofMinutes(1));
        house.grant();
        assertThat(house.available(anna)).isEqualTo(4);

        house.holdBackPasses();
        assertThat(house.available(anna)).isEqualTo(5);
    }

    @Test
    void levels_reward_who_brought_the_inviter_and_nobody_beyond() {
        with("credits", "5,3", "friend-credits", "2");
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        var carla = house.join(3, boris);
        var dora = house.join(4, carla);

        house.buy(dora, "first");
        house.holdBackPasses();

        assertThat(house.rewards(dora)).isEqualTo("0 granted, 1 granted, 2 granted");
        assertThat(house.available(dora)).isEqualTo(7);
        assertThat(house.available(carla)).isEqualTo(5);
        assertThat(house.available(boris)).isEqualTo(3);
        assertThat(house.available(anna)).isZero();
    }

    @Test
    void what_is_worth_nothing_makes_no_reward() {
        with("credits", "0", "friend-credits", "0");
        var boris = house.join(2, house.join(1, null));

        house.buy(boris, "first");

        assertThat(house.rewards(boris)).isEmpty();
    }

    @Test
    void who_invited_themselves_gets_nothing_before_or_after_linking() {
        var anna = house.join(1, null);
        house.pass(Duration.ofMinutes(1));
        var early = house.install("one-phone", anna);
        var late = house.install("another-phone", anna);
        var paid = house.install("third-phone", anna);

        house.buy(late, "late");
        house.buy(paid, "paid");
        house.link(anna, late);
        assertThat(house.rewards(late)).isEqualTo("0 cancelled same_person, 1 cancelled same_person");
        house.link(anna, early);
        assertThat(house.rewards(early)).isEmpty();

        house.holdBackPasses();
        assertThat(house.rewards(paid)).isEqualTo("0 granted, 1 granted");
        house.link(anna, paid);
        house.grant();

        assertThat(house.rewards(paid)).isEqualTo("0 revoked same_person 1, 1 revoked same_person 1");
        assertThat(house.available(anna)).isEqualTo(10);
    }

    @Test
    void somebody_linked_before_buying_is_not_their_own_friend() {
        var anna = house.join(1, null);
        house.pass(Duration.ofMinutes(1));
        var phone = house.install("a-phone", anna);
        house.link(anna, phone);

        house.buy(anna, "first");
        house.holdBackPasses();

        assertThat(house.number("select count(*) from referral_rewards")).isZero();
        assertThat(house.available(anna)).isEqualTo(5);
    }

    @Test
    void nobody_is_brought_over_others_by_themselves() {
        with("credits", "1,1");
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        house.pass(Duration.ofMinutes(1));
        var carla = house.install("annas-phone", boris);
        house.buy(carla, "first");
        house.link(anna, carla);
        house.holdBackPasses();

        assertThat(house.rewards(carla)).isEqualTo("0 cancelled loop, 1 cancelled loop, 2 cancelled loop");
        house.join(1, boris);
        assertThat(house.number("select count(*) from referrals where person_id = '" + anna + "'"))
                .isZero();
    }

    @Test
    void who_leaves_or_is_banned_gets_nothing_and_the_other_does() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        house.buy(boris, "first");
        house.get(EraseMyData.class).erase(anna, Credits.ZERO);
        assertThat(house.rewards(boris)).isEqualTo("0 pending, 1 cancelled left");
        house.get(Decisions.class).act(() -> house.get(Bans.class).ban(boris, "telegram:1", "resells", house.now()));

        house.holdBackPasses();

        assertThat(house.rewards(boris)).isEqualTo("0 cancelled banned, 1 cancelled left");
        assertThat(house.available(boris)).isEqualTo(5);
    }

    @Test
    void a_reward_goes_to_who_the_inviter_is_by_then() {
        var anna = house.join(1, null);
        house.pass(Duration.ofMinutes(1));
        var hers = house.install("annas-phone", null);
        var boris = house.install("boris-phone", hers);
        house.buy(boris, "first");
        house.link(anna, hers);

        house.holdBackPasses();

        assertThat(house.available(anna)).isEqualTo(1);
        assertThat(house.summary(anna)).isEqualTo(new Referrals.Summary(1, 0, 1, Credits.of(1)));
        assertThat(house.events(ReferralRewarded.class))
                .extracting(ReferralRewarded::personId)
                .containsExactlyInAnyOrder(anna, boris);
    }

    @Test
    void the_database_refuses_what_cannot_be() {
        var anna = house.join(1, null);
        var boris = house.join(2, anna);
        var order = house.buy(boris, "first");
        var first = "where friend_id = '" + boris + "' and level = 1";

        refused("update referral_rewards set status = 'granted', granted_at = due_at " + first, "not as it was posted");
        refused("update referral_rewards set status = 'granted', granted_at = earned_at " + first, "held_back");
        refused("update referral_rewards set credits = 100 " + first, "does not change");
        refused("update referral_rewards set person_id = friend_id " + first, "does not change");
        refused("update referral_rewards set due_at = earned_at " + first, "does not change");
        refused("delete from referral_rewards " + first, "stays");
        refused(copy(boris, anna, 1, "pending", order.id().toString()), "referral_rewards_once_a_level");
        refused(copy(boris, anna, 2, "granted", order.id().toString()), "does not begin");
        refused(copy(boris, anna, 0, "pending", order.id().toString()), "referral_rewards_level_of_friend");
        refused(
                "insert into referrals (id, person_id, inviter_id, joined_at) values (gen_random_uuid(), '" + anna
                        + "', '" + boris + "', now())",
                "has brought somebody");
        refused("update referrals set inviter_id = person_id", "does not change");

        house.holdBackPasses();
        refused("update referral_rewards set status = 'pending', granted_at = null " + first, "does not change");
        refused(
                "update referral_rewards set status = 'revoked', reason = 'left', ended_at = now(), taken = 1, shortfall = 0 "
                        + first,
                "does not go from granted to revoked");
    }

    private void refused(String sql, String why) {
        assertThatThrownBy(() -> house.run(sql)).as(sql).hasMessageContaining(why);
    }

    private static String copy(PersonId friend, PersonId person, int level, String status, String order) {
        return """
                insert into referral_rewards (id, friend_id, person_id, level, order_id, credits, reference, status, earned_at, due_at)
                values (gen_random_uuid(), '%s', '%s', %d, '%s', 1, gen_random_uuid()::text, '%s', now(), now())
                """.formatted(friend, person, level, order, status);
    }
}
