package io.neurocards.operations.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the reports of a big studio take: {@code mvn test -Dtest=ReportPlansTest -Dreports.jobs=1000000}. */
@EnabledIfSystemProperty(named = "reports.jobs", matches = "\\d+")
class ReportPlansTest {

    private static final Logger log = LoggerFactory.getLogger(ReportPlansTest.class);
    private static final int DAYS = 730;

    private final MovableClock clock = new MovableClock();

    @Test
    void the_reports_of_many_jobs() {
        var jobs = Integer.getInteger("reports.jobs");
        try (var database = TestDatabase.fresh()) {
            fill(new ReportRows(database), jobs);
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

    private void fill(ReportRows rows, int jobs) {
        for (var table :
                List.of("persons", "identities", "video_orders", "jobs", "ledger_wallets", "ledger_postings")) {
            rows.run("alter table " + table + " disable trigger all");
        }
        var end = SqlTime.of(clock.instant());
        var persons = jobs / 4;
        rows.run("""
                insert into persons (id, locale, created_at)
                select md5('p' || n)::uuid, 'ru', ?::timestamptz - interval '1 day' * %d * (%2$d - n) / %2$d from generate_series(1, %2$d) n
                """.formatted(DAYS, persons), end);
        rows.run("""
                insert into identities (id, person_id, platform, external_id, created_at, verified_at)
                select gen_random_uuid(), id, 'website', id || '@example.org', created_at, created_at from persons
                """);
        rows.run("""
                insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, seconds, count,
                    credits_each, ordered_at)
                select md5('v' || n)::uuid, md5('p' || n / 4 + 1)::uuid, (array['ad', 'ugc', 'self'])[n %% 3 + 1],
                    (array['kling', 'veo', 'local'])[n / 3 %% 3 + 1], 'mug', '', '', 'en', 'p', 8, 1, 1,
                    ?::timestamptz - interval '1 day' * %d * (%2$d - n) / %2$d
                from generate_series(1, %2$d) n
                """.formatted(DAYS, jobs), end);
        rows.run("""
                insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, clip, poster,
                    ai_mark, model, created_at, started_at, finished_at)
                select id, id, person_id, 1, 'completed', 'completed', 0, 1, 1, 1, 1, 'c', 'p', 'none', model,
                    ordered_at, ordered_at + interval '2 seconds', ordered_at + interval '1 second' * (60 + extract(second from ordered_at))
                from video_orders order by ordered_at
                """);
        rows.run("""
                insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, available_after, held_after, posted_at)
                select gen_random_uuid(), person_id, row_number() over (), 'grant', 1, id::text, 0, 0, created_at from jobs order by created_at
                """);
        Arrays.asList("persons", "identities", "video_orders", "jobs", "ledger_postings")
                .forEach(table -> rows.run("vacuum analyze " + table));
    }
}
