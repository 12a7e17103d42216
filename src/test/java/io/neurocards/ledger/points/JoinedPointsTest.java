package io.neurocards.ledger.points;

import static io.neurocards.ledger.points.PointsFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points of two customers who turn out to be one. */
class JoinedPointsTest {

    private final PointsFixture points = new PointsFixture();

    @AfterEach
    void close() {
        points.close();
    }

    @Test
    void they_go_over_with_their_days_and_come_back() {
        var site = person();
        var bot = person();
        points.earn(site, 5, "order:1", 100, 0);
        points.earn(bot, 3, "order:2", 10, 0);
        points.earn(bot, 4, "order:3", 20, 0);

        assertThat(points.join(bot, site, 1)).isEqualTo(7);

        assertThat(points.balance(bot, 1)).isZero();
        assertThat(points.balance(site, 1)).isEqualTo(12);
        assertThat(points.balance(site, 10)).isEqualTo(9);
        assertThat(points.balance(site, 20)).isEqualTo(5);
        assertThat(points.part(bot, site, 2)).isEqualTo(taken(7, 0));
        assertThat(points.balance(bot, 2)).isEqualTo(7);
        assertThat(points.balance(site, 2)).isEqualTo(5);
    }

    @Test
    void what_comes_in_for_the_one_later_is_the_others() {
        var site = person();
        var bot = person();
        points.earn(bot, 10, "order:1", 100, 0);
        points.spend(bot, 6, "credits:1", 0);
        points.join(bot, site, 1);

        assertThat(points.earn(bot, 2, "order:2", 100, 1)).isTrue();
        assertThat(points.reverseSpend(bot, "credits:1", 30, 1)).isTrue();
        assertThat(points.reverseSpend(site, "credits:1", 30, 1)).isFalse();

        assertThat(points.balance(bot, 1)).isZero();
        assertThat(points.balance(site, 1)).isEqualTo(12);
        assertThat(points.reverseEarn(site, "order:1", 2)).isEqualTo(taken(10, 0));
        assertThat(points.reverseEarn(bot, "order:1", 2)).isEqualTo(taken(10, 0));
        assertThat(points.balance(site, 2)).isEqualTo(2);
    }

    @Test
    void what_the_one_spent_on_an_order_comes_back_to_the_other_once() {
        var site = person();
        var bot = person();
        points.earn(bot, 10, "order:1", 100, 0);
        points.spend(bot, 6, "order:2", 0);
        points.join(bot, site, 1);

        assertThat(points.reverseSpend(site, "order:2", 30, 1)).isTrue();
        assertThat(points.reverseSpend(site, "order:2", 30, 1)).isFalse();
        assertThat(points.reverseSpend(site, "order:3", 30, 1)).isFalse();

        assertThat(points.balance(site, 1)).isEqualTo(10);
        assertThat(points.balance(bot, 1)).isZero();
    }

    @Test
    void what_was_spent_meanwhile_is_not_given_back() {
        var site = person();
        var bot = person();
        points.earn(bot, 10, "order:1", 100, 0);
        points.join(bot, site, 1);
        points.spend(site, 8, "credits:1", 1);

        assertThat(points.part(bot, site, 2)).isEqualTo(taken(2, 8));
    }

    @Test
    void one_can_be_joined_once_and_not_in_a_circle() {
        var site = person();
        var bot = person();
        points.join(bot, site, 1);

        assertThatThrownBy(() -> points.join(bot, site, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> points.join(site, bot, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> points.part(site, bot, 1)).isInstanceOf(IllegalStateException.class);
    }

    private static PointsResult.Taken taken(long amount, long shortfall) {
        return new PointsResult.Taken(Points.of(amount), Points.of(shortfall));
    }
}
