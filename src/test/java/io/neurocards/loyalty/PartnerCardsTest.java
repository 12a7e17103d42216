package io.neurocards.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerCardsTest {

    private final LoyaltyFixture loyalty = new LoyaltyFixture();
    private final PartnerCards cards = loyalty.get(PartnerCards.class);
    private final PersonId anna = loyalty.person();
    private final PersonId boris = loyalty.person();

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void a_card_is_activated_however_it_is_written_and_repeated() {
        var operation = loyalty.operation();

        cards.activate(anna, operation, " ab12–3456 ９９ ");
        var listed = cards.activate(anna, operation, "AB12-3456-99");

        assertThat(listed).containsExactly(new PartnerCard("AB12345699", loyalty.clock.instant()));
        assertThat(cards.of(boris)).isEmpty();
    }

    @Test
    void a_second_activation_is_refused_without_saying_whose_the_card_is() {
        cards.activate(anna, loyalty.operation(), "AB123456");

        for (var person : List.of(anna, boris)) {
            assertThatThrownBy(() -> cards.activate(person, loyalty.operation(), "ab 123 456"))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.CARD_TAKEN);
                        assertThat(problem.facts()).isEmpty();
                    });
        }
        assertThat(cards.of(boris)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "АВ123456", "AB_123456", "AB123456\0", "' or 1=1 --", "--- ---", "ß12345☂"})
    void what_is_no_number_is_refused(String written) {
        assertThatThrownBy(() -> cards.activate(anna, loyalty.operation(), written))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CARD_INVALID));
    }

    @Test
    void a_number_is_at_most_thirty_two_long() {
        assertThat(CardNumber.of("1".repeat(32)).text()).hasSize(32);
        assertThatThrownBy(() -> CardNumber.of("1".repeat(33))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> CardNumber.of(" ".repeat(1_000_000))).isInstanceOf(ProblemException.class);
    }

    @Test
    void nobody_holds_more_than_the_limit() {
        try (var strict = new LoyaltyFixture(() -> false, Map.of("neurocards.loyalty.most-cards", "1"))) {
            strict.get(PartnerCards.class).activate(anna, strict.operation(), "AB123456");

            assertThatThrownBy(() -> strict.get(PartnerCards.class).activate(anna, strict.operation(), "AB123457"))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_CARDS);
                        assertThat(problem.facts()).isEqualTo(Map.of("limit", 1));
                    });
        }
    }

    @Test
    void of_many_who_race_for_a_card_one_gets_it() throws Exception {
        var attempts = new ArrayList<Callable<Boolean>>();
        for (var attempt = 0; attempt < 8; attempt++) {
            var person = attempt % 2 == 0 ? anna : boris;
            attempts.add(() -> isActivated(person));
        }

        var won = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var answer : pool.invokeAll(attempts)) {
                won += answer.get() ? 1 : 0;
            }
        }

        assertThat(won).isEqualTo(1);
        assertThat(cards.of(anna).size() + cards.of(boris).size()).isEqualTo(1);
    }

    private boolean isActivated(PersonId person) {
        try {
            cards.activate(person, loyalty.operation(), "AB123456");
            return true;
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.CARD_TAKEN);
            return false;
        }
    }
}
