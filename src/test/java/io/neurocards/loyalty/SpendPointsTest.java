package io.neurocards.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.loyalty.SpendPoints.Exchanged;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpendPointsTest {

    private final LoyaltyFixture loyalty = new LoyaltyFixture();
    private final SpendPoints action = loyalty.get(SpendPoints.class);

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void two_hundred_points_become_two_credits_once_for_the_operation() {
        var person = loyalty.personWith(250);
        var operation = loyalty.operation();

        var first = action.forCredits(person, operation, Credits.of(2));
        var again = action.forCredits(person, operation, Credits.of(2));

        assertThat(first).isEqualTo(new Exchanged(2, 200)).isEqualTo(again);
        assertThat(loyalty.points(person)).isEqualTo(50);
        assertThat(loyalty.credits(person)).isEqualTo(2);
    }

    @Test
    void without_enough_points_nothing_is_given_or_taken() {
        var person = loyalty.personWith(150);

        assertThatThrownBy(() -> action.forCredits(person, loyalty.operation(), Credits.of(2)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_POINTS);
                    assertThat(problem.facts()).isEqualTo(Map.of("need", 200L, "have", 150L));
                });

        assertThat(loyalty.points(person)).isEqualTo(150);
        assertThat(loyalty.credits(person)).isZero();
    }

    @Test
    void an_operation_that_failed_may_be_tried_again() {
        var person = loyalty.personWith(50);
        var operation = loyalty.operation();
        assertThatThrownBy(() -> action.forCredits(person, operation, Credits.of(1)))
                .isInstanceOf(ProblemException.class);

        loyalty.pay(person, loyalty.order(), 500_000);
        action.forCredits(person, operation, Credits.of(1));

        assertThat(loyalty.points(person)).isZero();
        assertThat(loyalty.credits(person)).isEqualTo(1);
    }

    @Test
    void the_same_operation_for_another_number_is_refused() {
        var person = loyalty.personWith(500);
        var operation = loyalty.operation();
        action.forCredits(person, operation, Credits.of(1));

        assertThatThrownBy(() -> action.forCredits(person, operation, Credits.of(2)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100_001, Long.MAX_VALUE})
    void none_and_too_many_are_refused(long credits) {
        var person = loyalty.personWith(500);

        assertThatThrownBy(() -> action.forCredits(person, loyalty.operation(), Credits.of(credits)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST));
    }

    @Test
    void the_price_is_a_setting() {
        try (var dear = new LoyaltyFixture(() -> false, Map.of("neurocards.loyalty.points-per-credit", "250"))) {
            var person = dear.personWith(250);

            dear.get(SpendPoints.class).forCredits(person, dear.operation(), Credits.of(1));

            assertThat(dear.points(person)).isZero();
            assertThat(dear.get(SpendPoints.class).priceOfCredit().amount()).isEqualTo(250);
        }
    }
}
