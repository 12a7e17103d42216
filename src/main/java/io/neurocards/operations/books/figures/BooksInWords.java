package io.neurocards.operations.books.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as lines for an operator's terminal. */
public final class BooksInWords {

    private final List<String> lines = new ArrayList<>();
    private final BookFigures.All all;

    private BooksInWords(BookFigures.All all) {
        this.all = all;
    }

    public static List<String> of(BookFigures.All all) {
        var words = new BooksInWords(all);
        words.write();
        return List.copyOf(words.lines);
    }

    private void write() {
        var period = all.period();
        lines.add("From %s to %s, %s".formatted(period.from(), period.to(), period.zone()));
        var money = all.money();
        for (var line : money.lines()) {
            lines.add("%s %s %s%s: %d payments, received %s, refunded %s, fees %s, net %s%s"
                    .formatted(
                            line.month(),
                            line.source(),
                            line.currency(),
                            line.test() ? " (test money)" : "",
                            line.payments(),
                            units(line, line.received()),
                            units(line, line.refunded()),
                            units(line, line.fees()),
                            units(line, line.net()),
                            line.paymentsAside() == 0
                                    ? ""
                                    : ", put aside " + units(line, line.aside()) + " in " + line.paymentsAside()));
        }
        say("Net", money.sum(MoneyFigures.Line::net));
        var worth = all.worth();
        lines.add("Credits, over all time, as of " + all.countedAt() + ":");
        say("  received for them", worth.received());
        say("  earned by clips", worth.earned());
        say("  given up by who left", worth.forfeited());
        say("  kept, though the credits were taken back", worth.withoutCredits());
        say("  owed", worth.liability());
        for (var kind : WorthFigures.OWNERS) {
            var owed = worth.owed().getOrDefault(kind, WorthFigures.Owed.NOTHING);
            lines.add("  %s: %d with credits, %d available, %d held, %d of them of who paid nothing"
                    .formatted(kind, owed.holders(), owed.available(), owed.held(), owed.free()));
        }
        lines.add("Points: %d, which are %d credits or %s off orders"
                .formatted(
                        all.points().points(),
                        all.points().credits(),
                        text(all.points().discount())));
        all.margin().models().forEach(this::say);
        say(all.margin().total());
        if (!all.missingRates().isEmpty()) {
            lines.add("No rate in BOOKS_RATES for: " + String.join(", ", all.missingRates()));
        }
    }

    private void say(MarginFigures.Line model) {
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d delivered, %d late, %d failed, %d credits worth %s, cost %s (possibly %s more%s), margin %s%s",
                model.model(),
                model.delivered(),
                model.late(),
                model.failed(),
                model.credits(),
                text(model.worth()),
                text(model.cost()),
                text(model.possibleCost()),
                model.unpriced() == 0 ? "" : ", and " + model.unpriced() + " tries of unknown price",
                text(model.margin()),
                model.percent(all.rates()).map(percent -> ", " + percent + " %").orElse("")));
    }

    private void say(String what, Amounts amounts) {
        lines.add(what + ": " + text(amounts));
    }

    private static String units(MoneyFigures.Line line, long minor) {
        return Rates.inUnits(line.currency(), BigDecimal.valueOf(minor)).toPlainString();
    }

    /** Together in the books' currency, and what it is made of. */
    private String text(Amounts amounts) {
        var parts = new ArrayList<String>();
        amounts.units().forEach((currency, units) -> parts.add(units.toPlainString() + " " + currency));
        var apart = String.join(" + ", parts);
        var currency = all.rates().currency();
        return amounts.total(all.rates())
                .map(total -> total.toPlainString() + " " + currency)
                .map(total -> total.equals(apart) || apart.isEmpty() ? total : total + " (" + apart + ")")
                .orElse(apart);
    }
}
