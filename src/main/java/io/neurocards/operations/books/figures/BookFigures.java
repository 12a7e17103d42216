package io.neurocards.operations.books.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the books. Reads whole tables: not for every second. */
@Component
public final class BookFigures {

    private final JdbcClient jdbc;
    private final BooksSettings settings;
    private final HouseRules house;
    private final Clock clock;

    BookFigures(JdbcClient jdbc, BooksSettings settings, HouseRules house, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.house = house;
        this.clock = clock;
    }

    /**
     * All figures.
     *
     * @param worth as of now, over all time
     * @param points as of now
     */
    public record All(
            Period period,
            Rates rates,
            MoneyFigures money,
            WorthFigures worth,
            PointsOwed points,
            MarginFigures margin,
            Instant countedAt) {

        /** Returns the currencies that are in these figures and have no rate, so that some sums are not shown in one. */
        public Set<String> missingRates() {
            var missing = new TreeSet<String>();
            Stream.of(
                            money.sum(MoneyFigures.Line::received),
                            money.sum(MoneyFigures.Line::refunded),
                            money.sum(MoneyFigures.Line::aside),
                            worth.received(),
                            points.discount(),
                            margin.total().worth(),
                            margin.total().cost(),
                            margin.total().possibleCost())
                    .forEach(amounts -> missing.addAll(amounts.missing(rates)));
            return missing;
        }
    }

    /** Returns the days from the one to the other; of this month until today where they are not said. */
    public Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), house.zone()) : to;
        return new Period(from == null ? last.withDayOfMonth(1) : from, last, house.zone());
    }

    /** Returns what currencies are worth. */
    public Rates rates() {
        return settings.parsed();
    }

    /** Counts them, one statement after the other. */
    public All count(Period period) {
        var now = clock.instant();
        return new All(
                period,
                rates(),
                MoneyFigures.count(jdbc, period),
                WorthFigures.count(jdbc),
                PointsOwed.count(jdbc, house, now),
                MarginFigures.count(jdbc, period),
                now);
    }
}
