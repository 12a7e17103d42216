package io.neurocards.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.reports.ReportRows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the business tells programs that watch, counted from rows of a known day. */
class BusinessFiguresTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_payment_with_test_money_is_not_counted_among_the_real_ones() throws IOException {
        try (var database = TestDatabase.fresh()) {
            var rows = new ReportRows(database);
            var before = NOW.minus(Duration.ofHours(1));
            var person = rows.person("website", true, before);
            rows.purchase(person, before, true);
            rows.purchase(person, before, false);

            var figures = BusinessFigures.read(database.jdbc()).at(NOW);

            assertThat(figures)
                    .filteredOn(figure -> figure.name().equals("neurocards_payments_day"))
                    .containsExactly(new Figure("neurocards_payments_day", "gateway=stripe,status=completed", 1));
        }
    }
}
