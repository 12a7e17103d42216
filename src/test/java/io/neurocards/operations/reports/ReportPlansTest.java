package io.neurocards.operations.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.BigStudio;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the reports of a big studio take: {@code mvn test -Dtest=ReportPlansTest -Dreports.jobs=1000000}. */
@EnabledIfSystemProperty(named = "reports.jobs", matches = "\\d+")
class ReportPlansTest {

    private static final Logger log = LoggerFactory.getLogger(ReportPlansTest.class);

    private final MovableClock clock = new MovableClock();

    @Test
    void the_reports_of_many_jobs() {
        var jobs = Integer.getInteger("reports.jobs");
        try (var database = TestDatabase.fresh()) {
            BigStudio.fill(database, jobs, clock.instant());
            var reports = TestReports.on(database, clock);
            for (var span : List.of(ReportSpan.MONTH, ReportSpan.YEAR)) {
                timed(jobs + " jobs, " + span + ", nothing counted yet", () -> reports.of(span));
                timed(jobs + " jobs, " + span + ", just counted", () -> reports.of(span));
                clock.advance(Duration.ofMinutes(1));
                timed(jobs + " jobs, " + span + ", a minute later", () -> reports.of(span));
                clock.advance(Duration.ofMinutes(6));
                timed(jobs + " jobs, " + span + ", some minutes later", () -> reports.of(span));
            }
            var day = new DailySums(database.jdbc(), TestReports.ZONE, clock).days(ReportSpan.WEEK);
            var today = new ReportDays(day.to(), day.to(), day.zone());
            for (var figure : DailyFigure.values()) {
                var plan = plan(database, figure, today);
                log.info("{} of one day:\n{}", figure, plan);
                assertThat(plan).doesNotContainPattern("Seq Scan on (jobs|video_orders|persons|ledger_postings)");
            }
        }
    }

    private static void timed(String what, Runnable counting) {
        var began = System.nanoTime();
        counting.run();
        log.info("{}: {} ms", what, (System.nanoTime() - began) / 1_000_000);
    }

    private static String plan(TestDatabase database, DailyFigure figure, ReportDays days) {
        return String.join(
                "\n",
                database.jdbc()
                        .sql("explain (analyze, costs off) " + figure.statement())
                        .param("zone", days.zone().getId())
                        .param("from", days.begins())
                        .param("to", days.ends())
                        .query(String.class)
                        .list());
    }
}
