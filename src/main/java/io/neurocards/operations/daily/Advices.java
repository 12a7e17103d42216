package io.neurocards.operations.daily;

import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.figures.Statistics;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recommends by rules over measured numbers; asks the database when it is asked. */
@Component
public final class Advices {

    private final AdviceRules rules;
    private final DatabaseDesk databases;

    Advices(
            JdbcClient jdbc,
            BookFigures books,
            DatabaseDesk databases,
            Statistics days,
            DailySettings settings,
            Clock clock) {
        this.rules = new AdviceRules(jdbc, books, days.zone(), settings, clock);
        this.databases = databases;
    }

    /** Returns what should be done now. */
    public List<Advice> now() {
        var second = AdviceRules.second(databases.report().backup());
        return Stream.concat(rules.all().stream(), second.stream()).toList();
    }
}
