package io.neurocards.operations.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.books.figures.TestFigures;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The look at the books, for tests that have made money move. */
public final class TestBooks {

    private TestBooks() {}

    /** Fails with what does not agree. */
    public static void assertAgree(JdbcClient jdbc) {
        assertThat(check(jdbc).findings()).isEmpty();
    }

    /** The operator's command. */
    static BooksTool tool(TestDatabase database) {
        return new BooksTool(
                new BooksCheck(database.jdbc(), Clock.systemUTC()),
                TestFigures.figures(database),
                TestFigures.csv(database));
    }

    static BooksReport check(JdbcClient jdbc) {
        return new BooksCheck(jdbc, Clock.systemUTC()).check();
    }
}
