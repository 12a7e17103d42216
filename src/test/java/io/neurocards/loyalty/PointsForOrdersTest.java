package io.neurocards.loyalty;

import static io.neurocards.loyalty.LoyaltyFixture.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.points.PointsKind;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.shared.Money;
import io.neurocards.shared.Platform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PointsForOrdersTest {

    private final LoyaltyFixture loyalty = new LoyaltyFixture();

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void an_order_of_a_thousand_earns_ten_points_once_whoever_repeats() {
        var person = loyalty.person();
        var order = loyalty.order();

        loyalty.pay(person, order, 100_000);
        loyalty.pay(person, order, 100_000);

        assertThat(loyalty.points(person)).isEqualTo(10);
        assertThat(loyalty.statement(person))
                .extracting(PointsLine::kind, PointsLine::reference)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(PointsKind.EARN, "order:" + order));
    }

    @Test
    void an_order_too_small_to_earn_is_written_down_and_can_be_refunded() {
        var person = loyalty.person();
        var order = loyalty.order();

        loyalty.pay(person, order, 9_999);
        loyalty.refund(person, order);

        assertThat(loyalty.points(person)).isZero();
        assertThat(loyalty.statement(person)).isEmpty();
        assertThat(loyalty.number("select count(*) from loyalty_accruals where points = 0 and taken_back = 0"))
                .isEqualTo(1);
    }

    @Test
    void a_refund_takes_back_once_what_is_there_and_says_what_is_not() {
        var person = loyalty.person();
        var order = loyalty.order();
        loyalty.pay(person, order, 100_000);
        loyalty.spendOnOrder(person, loyalty.order(), 7);

        loyalty.refund(person, order);
        loyalty.pay(person, loyalty.order(), 200_000);
        loyalty.refund(person, order);

        assertThat(loyalty.points(person)).isEqualTo(20);
        assertThat(loyalty.number("select taken_back from loyalty_accruals where reversed_at is not null"))
                .isEqualTo(3);
        assertThat(loyalty.number("select shortfall from loyalty_accruals where reversed_at is not null"))
                .isEqualTo(7);
    }

    @Test
    void parts_take_points_in_proportion_and_the_last_one_takes_the_rest() {
        var person = loyalty.person();
        var order = loyalty.order();
        loyalty.pay(person, order, 100_000);

        loyalty.refundPart(person, order, 100_000, 15_000, 15_000);
        assertThat(loyalty.points(person)).isEqualTo(9);
        loyalty.refundPart(person, order, 100_000, 15_000, 30_000);
        assertThat(loyalty.points(person)).isEqualTo(7);
        loyalty.spendOnOrder(person, loyalty.order(), 6);
        loyalty.refundPart(person, order, 100_000, 30_000, 60_000);
        assertThat(loyalty.points(person)).isZero();
        loyalty.pay(person, loyalty.order(), 200_000);
        loyalty.refund(person, order);
        loyalty.refund(person, order);

        assertThat(loyalty.points(person)).isEqualTo(16);
        assertThat(loyalty.number("select taken_back from loyalty_accruals where reversed_at is not null"))
                .isEqualTo(8);
        assertThat(loyalty.number("select shortfall from loyalty_accruals where reversed_at is not null"))
                .isEqualTo(2);
    }

    @Test
    void points_that_paid_for_a_refunded_order_come_back() {
        var person = loyalty.personWith(10);
        var order = loyalty.order();
        loyalty.spendOnOrder(person, order, 8);
        loyalty.pay(person, order, 50_000);

        loyalty.refund(person, order);
        loyalty.refund(person, order);

        assertThat(loyalty.points(person)).isEqualTo(10);
    }

    @Test
    void points_of_an_order_that_the_house_cancels_come_back_once_and_can_be_spent_for_a_month_at_least() {
        var person = loyalty.personWith(10);
        loyalty.passDays(360);
        var order = loyalty.order();
        loyalty.spendOnOrder(person, order, 8);

        loyalty.cancel(person, order, false);
        loyalty.cancel(person, order, false);
        loyalty.cancel(person, loyalty.order(), false);

        assertThat(loyalty.points(person)).isEqualTo(10);
        loyalty.passDays(29);
        assertThat(loyalty.points(person)).isEqualTo(8);
        loyalty.passDays(1);
        assertThat(loyalty.points(person)).isZero();
    }

    @Test
    void whoever_orders_and_cancels_wins_no_days_by_it() {
        var person = loyalty.personWith(10);
        loyalty.passDays(360);
        var soon = loyalty.order();
        loyalty.spendOnOrder(person, soon, 8);
        loyalty.cancel(person, soon, true);
        loyalty.cancel(person, soon, false);
        assertThat(loyalty.points(person)).isEqualTo(10);

        var late = loyalty.order();
        loyalty.spendOnOrder(person, late, 10);
        loyalty.passDays(5);
        loyalty.cancel(person, late, true);

        assertThat(loyalty.points(person)).isZero();
        loyalty.get(ExpirePoints.class).run();
        assertThat(loyalty.number("select sum(amount)::bigint from points_postings where kind = 'expiry'"))
                .isEqualTo(10);
    }

    @Test
    void a_refund_of_an_order_nobody_knows_changes_nothing() {
        var person = loyalty.personWith(10);

        loyalty.refund(person, loyalty.order());

        assertThat(loyalty.points(person)).isEqualTo(10);
    }

    @Test
    void an_order_that_is_not_paid_after_all_earns_nothing() {
        var person = loyalty.person();

        assertThatThrownBy(() -> loyalty.get(Decisions.class).act(() -> {
                    loyalty.get(PointsForOrders.class).earn(paid(person));
                    throw new IllegalStateException("the money is not there");
                }))
                .hasMessage("the money is not there");

        assertThat(loyalty.points(person)).isZero();
        assertThat(loyalty.number("select count(*) from loyalty_accruals")).isZero();
        assertThatThrownBy(() -> loyalty.get(PointsForOrders.class).earn(paid(person)))
                .isInstanceOf(IllegalStateException.class);
    }

    private OrderPaid paid(io.neurocards.shared.PersonId person) {
        var total = new Money("USD", 100_000);
        var lines = List.of(new OrderPaid.Line("credits-5", 1, total));
        return new OrderPaid(loyalty.order(), person, Platform.TELEGRAM, total, lines, loyalty.clock.instant());
    }

    @Test
    void a_rule_counts_for_its_platform_and_its_days_until_it_is_retired() {
        var person = loyalty.person();
        var now = loyalty.clock.instant();
        var campaign = new NewRule(
                "App week",
                Platform.MOBILE_IOS,
                null,
                now.plus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(8)),
                500,
                10);
        var operation = loyalty.operation();
        var added = loyalty.get(AddRule.class).add(operation, campaign, WORD);
        loyalty.get(AddRule.class).add(operation, campaign, WORD);

        loyalty.pay(person, loyalty.order(), Platform.MOBILE_IOS, 100_000);
        loyalty.passDays(1);
        loyalty.pay(person, loyalty.order(), Platform.MOBILE_IOS, 100_000);
        loyalty.pay(person, loyalty.order(), Platform.WEBSITE, 100_000);
        loyalty.get(EndRule.class).end(added.rule().id(), WORD);
        loyalty.pay(person, loyalty.order(), Platform.MOBILE_IOS, 100_000);

        assertThat(loyalty.statement(person).reversed())
                .extracting(PointsLine::change)
                .containsExactly(10L, 50L, 10L, 10L);
    }

    @Test
    void a_campaign_ends_with_its_last_moment_and_the_highest_priority_counts() {
        var person = loyalty.person();
        var now = loyalty.clock.instant();
        var until = now.plus(Duration.ofDays(8));
        loyalty.rule(new NewRule("Always two", null, null, null, null, 200, 1));
        loyalty.rule(new NewRule("Packages", null, "credits-5", null, until, 300, 5));
        loyalty.rule(new NewRule("Other goods", null, "credits-10", null, null, 900, 9));

        loyalty.pay(person, loyalty.order(), 100_000);
        loyalty.passDays(8);
        loyalty.pay(person, loyalty.order(), 100_000);

        assertThat(loyalty.statement(person).reversed())
                .extracting(PointsLine::change)
                .containsExactly(30L, 20L);
    }
}
