package io.neurocards.web.desk.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.figures.Amounts;
import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.books.figures.MarginFigures;
import io.neurocards.operations.books.figures.MoneyFigures;
import io.neurocards.operations.books.figures.Period;
import io.neurocards.operations.books.figures.PointsOwed;
import io.neurocards.operations.books.figures.Rates;
import io.neurocards.operations.books.figures.WorthFigures;
import io.neurocards.web.desk.DeskWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/** The books drawn: each part as high as its money, in one currency, and nothing where a rate is missing. */
class BooksChartsTest {

    private static final List<MoneyFigures.Line> MONEY = List.of(
            line("2026-10", "RUB", false, 100_000, 20_000, 5_000),
            line("2026-11", "RUB", false, 150_000, 0, 10_000),
            line("2026-11", "USD", false, 1_000, 0, 0),
            line("2026-11", "RUB", true, 900_000, 0, 0));

    @Test
    void a_month_is_what_stayed_was_kept_and_went_back_in_one_currency_without_tests() {
        var months = charts("USD=90").getFirst();

        assertThat(months.key()).isEqualTo("months");
        assertThat(months.says()).contains("RUB");
        assertThat(months.boxes().stream().map(Chart.Box::says))
                .containsExactly(
                        "2026-10, Stayed: 750",
                        "2026-10, Fees: 50",
                        "2026-10, Went back: 200",
                        "2026-11, Stayed: 2,300",
                        "2026-11, Fees: 100");
        assertThat(months.heights().stream().map(Chart.Mark::text)).containsExactly("0", "2,000", "4,000");
        assertThat(months.legend().stream().map(Chart.Entry::name)).containsExactly("Stayed", "Fees", "Went back");
        var stayed = months.boxes().get(3);
        assertThat(height(stayed) / height(months.boxes().get(0))).isCloseTo(2300 / 750.0, within());
        assertThat(top(stayed))
                .as("parts stand on each other")
                .isCloseTo(top(months.boxes().get(4)) + height(months.boxes().get(4)), within());
    }

    @Test
    void a_model_that_lost_has_its_cost_alone() {
        var models = charts("USD=90").getLast();

        assertThat(models.key()).isEqualTo("models");
        assertThat(models.boxes().stream().map(Chart.Box::says))
                .containsExactly("earns, Margin: 410", "earns, Cost: 90", "loses, Cost: 450");
    }

    @Test
    void without_a_rate_there_is_no_picture_and_without_money_none_of_months() {
        assertThat(charts("")).isEmpty();
        assertThat(new BooksCharts(all("USD=90", List.of(), List.of()), words()).charts())
                .isEmpty();
    }

    private static List<Chart> charts(String rates) {
        var models = List.of(
                new MarginFigures.Line("earns", 5, 0, 0, 10, Amounts.of("RUB", 50_000), 100, 0, 0),
                new MarginFigures.Line("loses", 1, 0, 0, 2, Amounts.of("RUB", 10_000), 500, 0, 0));
        return new BooksCharts(all(rates, MONEY, models), words()).charts();
    }

    private static BookFigures.All all(String rates, List<MoneyFigures.Line> money, List<MarginFigures.Line> models) {
        var day = LocalDate.of(2026, 11, 23);
        return new BookFigures.All(
                new Period(day.minusDays(50), day, ZoneOffset.UTC),
                Rates.parse("RUB", rates),
                new MoneyFigures(money),
                new WorthFigures(Amounts.NONE, Amounts.NONE, Amounts.NONE, Amounts.NONE, Map.of()),
                new PointsOwed(0, 0, Amounts.NONE),
                new MarginFigures(models),
                Instant.parse("2026-11-23T12:00:00Z"));
    }

    private static MoneyFigures.Line line(
            String month, String currency, boolean isTest, long received, long refunded, long fees) {
        return new MoneyFigures.Line(month, "stripe", currency, isTest, 1, received, 0, refunded, fees, 0, 0, 0);
    }

    private static DeskWords words() {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames(
                "classpath:messages/desk", "classpath:messages/desk-growth", "classpath:messages/desk-making");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new DeskWords(messages, Locale.ENGLISH);
    }

    private static double height(Chart.Box box) {
        return Double.parseDouble(box.height());
    }

    private static double top(Chart.Box box) {
        return Double.parseDouble(box.y());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.15);
    }
}
