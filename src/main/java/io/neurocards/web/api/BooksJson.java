package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.books.figures.Amounts;
import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.books.figures.MarginFigures;
import io.neurocards.operations.books.figures.MoneyFigures;
import io.neurocards.operations.books.figures.PointsOwed;
import io.neurocards.operations.books.figures.Rates;
import io.neurocards.operations.books.figures.WorthFigures;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books. Money and models are of the period; credits and points are as of now.
 *
 * @param currency in which sums are shown together, by the operator's rates
 * @param missingRates currencies that are in these books and have no rate: sums with them have no total
 */
record BooksJson(
        LocalDate from,
        LocalDate to,
        String zone,
        String currency,
        @JsonProperty("missing_rates") List<String> missingRates,
        MoneyJson money,
        WorthJson worth,
        PointsWorthJson points,
        List<MarginJson> models,
        @JsonProperty("all_models") MarginJson allModels,
        @JsonProperty("counted_at") Instant countedAt) {

    static BooksJson of(BookFigures.All all) {
        var rates = all.rates();
        return new BooksJson(
                all.period().from(),
                all.period().to(),
                all.period().zone().getId(),
                rates.currency(),
                List.copyOf(all.missingRates()),
                MoneyJson.of(all.money(), rates),
                WorthJson.of(all.worth(), rates),
                PointsWorthJson.of(all.points(), rates),
                all.margin().models().stream()
                        .map(model -> MarginJson.of(model, rates))
                        .toList(),
                MarginJson.of(all.margin().total(), rates),
                all.countedAt());
    }

    /** Money of several currencies. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SumJson(
            @Schema(description = "All of it in the currency of the books; not there while a rate is missing") @Nullable
            BigDecimal total,

            @JsonProperty("by_currency") List<AmountJson> byCurrency) {

        static SumJson of(Amounts amounts, Rates rates) {
            return new SumJson(
                    amounts.total(rates).orElse(null),
                    amounts.units().entrySet().stream()
                            .map(one -> new AmountJson(one.getKey(), one.getValue()))
                            .toList());
        }
    }

    record AmountJson(String currency, BigDecimal amount) {}

    /** @param months test money on lines of its own; the sums are without it */
    record MoneyJson(List<MoneyLineJson> months, SumJson received, SumJson refunded, SumJson fees, SumJson net) {

        static MoneyJson of(MoneyFigures money, Rates rates) {
            return new MoneyJson(
                    money.lines().stream().map(MoneyLineJson::of).toList(),
                    SumJson.of(money.sum(MoneyFigures.Line::received), rates),
                    SumJson.of(money.sum(MoneyFigures.Line::refunded), rates),
                    SumJson.of(money.sum(MoneyFigures.Line::fees), rates),
                    SumJson.of(money.sum(MoneyFigures.Line::net), rates));
        }
    }

    record MoneyLineJson(
            String month,
            String source,
            String currency,
            boolean test,
            long payments,
            BigDecimal received,
            @JsonProperty("received_for_goods") BigDecimal receivedForGoods,
            BigDecimal refunded,
            BigDecimal fees,
            BigDecimal net,
            @JsonProperty("payments_aside") long paymentsAside,
            BigDecimal aside,
            @JsonProperty("aside_refunded") BigDecimal asideRefunded) {

        static MoneyLineJson of(MoneyFigures.Line line) {
            return new MoneyLineJson(
                    line.month(),
                    line.source(),
                    line.currency(),
                    line.test(),
                    line.payments(),
                    units(line, line.received()),
                    units(line, line.goods()),
                    units(line, line.refunded()),
                    units(line, line.fees()),
                    units(line, line.net()),
                    line.paymentsAside(),
                    units(line, line.aside()),
                    units(line, line.asideRefunded()));
        }

        private static BigDecimal units(MoneyFigures.Line line, long minor) {
            return Rates.inUnits(line.currency(), BigDecimal.valueOf(minor));
        }
    }

    /** What became of the money for credits: received is earned, forfeited, kept without credits, and owed. */
    record WorthJson(
            SumJson received,
            SumJson earned,
            SumJson forfeited,
            @JsonProperty("without_credits") SumJson withoutCredits,
            SumJson owed,
            List<OwnerJson> owners) {

        static WorthJson of(WorthFigures worth, Rates rates) {
            return new WorthJson(
                    SumJson.of(worth.received(), rates),
                    SumJson.of(worth.earned(), rates),
                    SumJson.of(worth.forfeited(), rates),
                    SumJson.of(worth.withoutCredits(), rates),
                    SumJson.of(worth.liability(), rates),
                    worth.owed().entrySet().stream()
                            .map(one -> OwnerJson.of(one.getKey(), one.getValue(), rates))
                            .sorted(Comparator.comparing(OwnerJson::owner))
                            .toList());
        }
    }

    /** @param free credits, available or held, of those who paid nothing or have all of it back */
    record OwnerJson(String owner, long holders, long available, long held, long free, SumJson worth) {

        static OwnerJson of(String owner, WorthFigures.Owed owed, Rates rates) {
            return new OwnerJson(
                    owner, owed.holders(), owed.available(), owed.held(), owed.free(), SumJson.of(owed.worth(), rates));
        }
    }

    /** Points that can be spent, and what they are worth either as credits or off orders. */
    record PointsWorthJson(long points, long credits, SumJson discount) {

        static PointsWorthJson of(PointsOwed owed, Rates rates) {
            return new PointsWorthJson(owed.points(), owed.credits(), SumJson.of(owed.discount(), rates));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MarginJson(
            String model,
            long delivered,
            long late,
            long failed,
            long credits,
            SumJson worth,
            SumJson cost,
            @JsonProperty("possible_cost") SumJson possibleCost,
            @JsonProperty("tries_without_price") long triesWithoutPrice,
            SumJson margin,

            @Schema(description = "Of the worth; not there while a rate is missing, or where nothing was earned")
            @Nullable
            BigDecimal percent) {

        static MarginJson of(MarginFigures.Line line, Rates rates) {
            return new MarginJson(
                    line.model(),
                    line.delivered(),
                    line.late(),
                    line.failed(),
                    line.credits(),
                    SumJson.of(line.worth(), rates),
                    SumJson.of(line.cost(), rates),
                    SumJson.of(line.possibleCost(), rates),
                    line.unpriced(),
                    SumJson.of(line.margin(), rates),
                    line.percent(rates).orElse(null));
        }
    }
}
