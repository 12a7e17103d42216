package io.neurocards.ledger.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.neurocards.shared.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class PointsLedgerTest {

    private final PointsFixture points = new PointsFixture();
    private final PersonId person = PointsFixture.person();

    @AfterEach
    void close() {
        points.close();
    }

    @Test
    void points_are_earned_once_for_each_reference() {
        assertThat(points.earn(person, 10, "order:a", 365, 0)).isTrue();
        assertThat(points.earn(person, 10, "order:a", 365, 1)).isFalse();

        assertThat(points.balance(person, 1)).isEqualTo(10);
    }

    @Test
    void five_of_ten_are_spent_once_and_never_more_than_are_there() {
        points.earn(person, 10, "order:a", 365, 0);

        assertThat(points.spend(person, 5, "gift", 1)).isEqualTo(taken(5, 0));
        assertThat(points.spend(person, 5, "gift", 1)).isEqualTo(taken(5, 0));
        assertThat(points.spend(person, 6, "another gift", 1))
                .isEqualTo(new PointsResult.Insufficient(Points.of(6), Points.of(5)));

        assertThat(points.balance(person, 1)).isEqualTo(5);
    }

    @Test
    void what_expires_first_is_spent_first() {
        points.earn(person, 10, "late", 200, 0);
        points.earn(person, 10, "early", 100, 0);
        points.spend(person, 12, "gift", 1);

        assertThat(points.balance(person, 99)).isEqualTo(8);
        assertThat(points.expire(person, 150)).isZero();
        assertThat(points.expire(person, 200)).isEqualTo(8);
        assertThat(points.expire(person, 200)).isZero();
    }

    @Test
    void what_has_expired_can_not_be_spent_although_no_job_has_come_by() {
        points.earn(person, 10, "old", 100, 0);
        points.earn(person, 3, "new", 200, 0);

        assertThat(points.balance(person, 100)).isEqualTo(3);
        assertThat(points.spend(person, 4, "gift", 100))
                .isEqualTo(new PointsResult.Insufficient(Points.of(4), Points.of(3)));
        assertThat(points.spend(person, 3, "gift", 100)).isEqualTo(taken(3, 0));
    }

    @Test
    void points_given_back_keep_their_days_but_have_some_time_left() {
        points.earn(person, 10, "early", 100, 0);
        points.earn(person, 10, "late", 200, 0);
        points.spend(person, 15, "order:a", 1);

        assertThat(points.reverseSpend(person, "order:a", 120, 90)).isTrue();
        assertThat(points.reverseSpend(person, "order:a", 120, 90)).isFalse();

        assertThat(points.balance(person, 119)).isEqualTo(20);
        assertThat(points.balance(person, 120)).isEqualTo(10);
        assertThat(points.balance(person, 200)).isZero();
        assertThatThrownBy(() -> points.spend(person, 15, "order:a", 91))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("given back");
    }

    @Test
    void nothing_is_given_back_that_was_not_taken_or_was_taken_from_somebody_else() {
        var somebody = PointsFixture.person();
        points.earn(somebody, 10, "order:b", 365, 0);
        points.spend(somebody, 5, "order:b", 0);

        assertThat(points.reverseSpend(person, "order:b", 30, 1)).isFalse();
        assertThat(points.reverseSpend(person, "order:c", 30, 1)).isFalse();
        assertThat(points.balance(person, 1)).isZero();
    }

    @Test
    void what_a_refunded_order_earned_is_taken_as_far_as_it_is_there() {
        points.earn(person, 10, "order:a", 365, 0);
        points.spend(person, 7, "gift", 1);

        assertThat(points.reverseEarn(person, "order:a", 2)).isEqualTo(taken(3, 7));
        points.earn(person, 20, "order:b", 365, 3);
        assertThat(points.reverseEarn(person, "order:a", 4)).isEqualTo(taken(3, 7));

        assertThat(points.balance(person, 4)).isEqualTo(20);
    }

    @Test
    void what_has_expired_of_a_refunded_order_is_not_claimed_from_other_points() {
        points.earn(person, 10, "order:a", 100, 0);
        points.spend(person, 4, "gift", 1);
        points.earn(person, 50, "order:b", 300, 2);

        assertThat(points.reverseEarn(person, "order:a", 150)).isEqualTo(taken(4, 0));
        assertThat(points.balance(person, 150)).isEqualTo(46);
        assertThatThrownBy(() -> points.reverseEarn(person, "order:c", 150)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_administrator_gives_once_and_takes_no_more_than_is_there() {
        assertThat(points.adjustUp(person, 5, "a", 365, 0)).isTrue();
        assertThat(points.adjustUp(person, 5, "a", 365, 0)).isFalse();

        assertThat(points.adjustDown(person, 6, "b", 1))
                .isEqualTo(new PointsResult.Insufficient(Points.of(6), Points.of(5)));
        assertThat(points.adjustDown(person, 4, "b", 1)).isEqualTo(taken(4, 0));
        assertThat(points.adjustDown(person, 4, "b", 1)).isEqualTo(taken(4, 0));
        assertThat(points.balance(person, 1)).isEqualTo(1);
    }

    @Test
    void a_reference_is_nobody_elses() {
        var somebody = PointsFixture.person();
        points.earn(person, 5, "order:a", 365, 0);
        points.earn(somebody, 5, "order:b", 365, 0);
        points.spend(person, 1, "gift", 0);

        assertThatThrownBy(() -> points.spend(somebody, 1, "gift", 0)).isInstanceOf(DuplicateKeyException.class);
        assertThat(points.balance(somebody, 0)).isEqualTo(5);
    }

    @Test
    void whoever_leaves_gives_up_all_that_is_left() {
        points.earn(person, 5, "order:a", 365, 0);
        points.earn(person, 6, "order:b", 100, 0);

        assertThat(points.forfeit(person, 200)).isEqualTo(5);
        assertThat(points.forfeit(person, 200)).isZero();
        assertThat(points.balance(person, 200)).isZero();
    }

    @Test
    void a_statement_explains_each_balance_from_the_line_before() {
        points.earn(person, 10, "order:a", 100, 0);
        points.spend(person, 4, "gift", 1);
        points.expire(person, 100);

        assertThat(points.statement(person).reversed())
                .extracting(PointsLine::ordinal, PointsLine::kind, PointsLine::change, PointsLine::balanceAfter)
                .containsExactly(
                        tuple(1L, PointsKind.EARN, 10L, 10L),
                        tuple(2L, PointsKind.SPEND, -4L, 6L),
                        tuple(3L, PointsKind.EXPIRY, -6L, 0L));
        assertThat(points.statement(person).get(1).reference()).isEqualTo("gift");
    }

    @Test
    void nobody_earns_without_a_transaction() {
        var ledger = new PointsLedger(points.database.jdbc());

        assertThatThrownBy(
                        () -> ledger.earn(person, Points.of(1), "order:a", PointsFixture.day(1), PointsFixture.day(0)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static PointsResult.Taken taken(long amount, long shortfall) {
        return new PointsResult.Taken(Points.of(amount), Points.of(shortfall));
    }
}
