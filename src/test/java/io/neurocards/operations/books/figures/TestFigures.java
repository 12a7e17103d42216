package io.neurocards.operations.books.figures;

import io.neurocards.database.TestDatabase;
import java.time.Clock;

/** The figures of a test's database, with rates for dollars and Stars. */
public final class TestFigures {

    private static final BooksSettings SETTINGS = new BooksSettings("RUB", "USD=90,XTR=1.5");

    private TestFigures() {}

    public static BookFigures figures(TestDatabase database) {
        return new BookFigures(
                database.jdbc(), SETTINGS, new HouseRules(BookHistory.MOSCOW, 100, "RUB", 100), Clock.systemUTC());
    }

    public static BooksCsv csv(TestDatabase database) {
        return new BooksCsv(database.jdbc(), database.dataSource(), SETTINGS);
    }
}
