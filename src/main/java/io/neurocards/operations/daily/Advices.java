package io.neurocards.operations.daily;

import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.figures.CountedLately;
import io.neurocards.operations.figures.Statistics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recommends by rules over measured numbers; asks the database when it is asked. */
@Component
public final class Advices {

    /** Rules count over days, and pages are looked at every two seconds. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final AdviceRules rules;
    private final DatabaseDesk databases;
    private final CountedLately<List<Advice>> lately;

    Advices(
            JdbcClient jdbc,
            BookFigures books,
            DatabaseDesk databases,
            Statistics days,
            DailySettings settings,
            Clock clock) {
        this.rules = new AdviceRules(jdbc, books, days.zone(), settings, clock);
        this.databases = databases;
        this.lately = new CountedLately<>("advice", GOOD_FOR, this::now, clock);
    }

    /** Returns what should be done, as it was found within the last minutes. */
    public CountedLately<List<Advice>> lately() {
        return lately;
    }

    /** Returns what should be done now. */
    public List<Advice> now() {
        var second = AdviceRules.second(databases.report().backup());
        return Stream.concat(rules.all().stream(), second.stream()).toList();
    }
}
