package io.neurocards.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "USD, 12.34, 1234, 12.34",
        "USD, 12.3, 1230, 12.30",
        "USD, 12.300, 1230, 12.30",
        "USD, 1E3, 100000, 1000.00",
        "JPY, 500, 500, 500",
        "XTR, 205, 205, 205",
        "RUB, 0, 0, 0.00"
    })
    void is_exact_in_the_minor_units_of_its_currency(String currency, BigDecimal units, long minor, String text) {
        var money = Money.of(currency, units);

        assertThat(money).isEqualTo(new Money(currency, minor)).hasToString(text + " " + currency);
        assertThat(money.units()).isEqualByComparingTo(units);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUB | 99000 | ru | 990 ₽",
                "RUB | 99050 | ru | 990,50 ₽",
                "RUB | 179000 | en | RUB 1,790",
                "USD | 1250 | en | $12.50",
                "USD | 1250 | ru | 12,50 $",
                "JPY | 500 | en | ¥500"
            })
    void is_written_as_readers_of_a_language_do(String currency, long minor, String language, String text) {
        assertThat(MoneyText.of(new Money(currency, minor), Locale.of(language)).replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo(text);
    }

    @Test
    void stars_are_written_by_whoever_shows_them() {
        assertThat(new Money("XTR", 205).isStars()).isTrue();
        assertThat(new Money("RUB", 205).isStars()).isFalse();
        assertThatThrownBy(() -> MoneyText.of(new Money("XTR", 205), Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"USD, 0.001", "USD, -0.01", "JPY, 0.5", "XTR, 1.5", "usd, 1", "XX1, 1", "ABC, 1"})
    void refuses_what_is_no_amount_of_that_currency(String currency, BigDecimal units) {
        assertThatThrownBy(() -> Money.of(currency, units)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_never_less_than_nothing_nor_taken_from_another_currency() {
        var price = new Money("RUB", 39_000);

        assertThat(price.minus(new Money("RUB", 10_000))).isEqualTo(new Money("RUB", 29_000));
        assertThat(price.minus(price)).isEqualTo(new Money("RUB", 0));
        assertThatThrownBy(() -> price.minus(new Money("RUB", 39_001))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price.minus(new Money("USD", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void does_not_wrap_around() {
        assertThatThrownBy(() -> Money.of("USD", new BigDecimal("1E18"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money("USD", Long.MAX_VALUE).plus(new Money("USD", 1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money("USD", Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void does_not_add_up_two_currencies() {
        assertThatThrownBy(() -> new Money("USD", 1).plus(new Money("EUR", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
