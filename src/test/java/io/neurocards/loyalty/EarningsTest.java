package io.neurocards.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.orders.events.OrderPaid;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "USD, 100000, 10",
        "USD, 99999, 9",
        "USD, 9999, 0",
        "USD, 0, 0",
        "XTR, 1000, 10",
        "JPY, 250, 2",
        "BHD, 1000000, 10",
        "USD, 9223372036854775807, 922337203685477"
    })
    void one_percent_of_the_units_without_the_fraction(String currency, long minor, long points) {
        var total = new Money(currency, minor);

        var earned = new Earnings(List.of(), 100).of(order(total, line("a", total)));

        assertThat(earned.amount()).isEqualTo(points);
    }

    @Test
    void each_line_earns_at_its_own_rate_and_the_fraction_goes_once() {
        var rules = List.of(rule("b", 1000), rule(null, 150));
        var order = order(usd(30_098), line("a", usd(10_049)), line("b", usd(20_049)));

        var earned = new Earnings(rules, 100).of(order);

        assertThat(earned.amount()).as("1.50735 + 20.049").isEqualTo(21);
    }

    @Test
    void a_discount_takes_from_every_line_alike() {
        var order = order(usd(50_000), line("a", usd(50_000)), line("b", usd(50_000)));

        var earned = new Earnings(List.of(rule("b", 300)), 100).of(order);

        assertThat(earned.amount()).as("2.5 at 1 % and 7.5 at 3 %").isEqualTo(10);
    }

    @Test
    void a_rate_of_nothing_and_an_order_without_lines_earn_nothing() {
        assertThat(new Earnings(List.of(rule(null, 0)), 100)
                        .of(order(usd(100_000), line("a", usd(100_000))))
                        .amount())
                .isZero();
        assertThat(new Earnings(List.of(), 100).of(order(usd(100_000))).amount())
                .isZero();
    }

    @Test
    void impossible_rules_are_refused() {
        assertThatThrownBy(() -> rule(null, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(null, 10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoyaltyRule(UUID.randomUUID(), "never", null, null, NOW, NOW, 100, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Money usd(long cents) {
        return new Money("USD", cents);
    }

    private static OrderPaid.Line line(String sku, Money amount) {
        return new OrderPaid.Line(sku, 1, amount);
    }

    private static OrderPaid order(Money total, OrderPaid.Line... lines) {
        return new OrderPaid(UuidV7.at(NOW), PersonId.at(NOW), Platform.TELEGRAM, total, List.of(lines), NOW);
    }

    private static LoyaltyRule rule(String sku, int rate) {
        return new LoyaltyRule(UuidV7.at(NOW), "rule", null, sku, null, null, rate, 1);
    }
}
