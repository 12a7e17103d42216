package io.neurocards.operations.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.reports.ReportRows;
import io.neurocards.shared.Bundles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The report of a day, with a clock that is moved. */
class DailyReportsTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_is_made_once_at_its_hour_by_one_of_several_processes_and_not_again_on_that_day() throws Exception {
        at("2026-11-23T05:59:00Z");
        assertThat(reports(MOSCOW).due()).isEmpty();
        at("2026-11-23T06:00:00Z");
        var made = new ArrayList<DailyReports.Due>();
        var start = new CyclicBarrier(4);
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<java.util.concurrent.Future<java.util.Optional<DailyReports.Due>>>();
            for (var process = 0; process < 4; process++) {
                futures.add(processes.submit(() -> {
                    start.await();
                    return reports(MOSCOW).due();
                }));
            }
            for (var future : futures) {
                future.get().ifPresent(made::add);
            }
        }
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().report().day()).isEqualTo(LocalDate.of(2026, 11, 22));
        reports(MOSCOW).heard(made.getFirst().id());
        clock.advance(Duration.ofHours(10));
        assertThat(reports(MOSCOW).due()).isEmpty();
        clock.advance(Duration.ofHours(14));
        assertThat(reports(MOSCOW).due().orElseThrow().report().day()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void a_process_that_was_down_at_its_hour_makes_it_later_and_what_nobody_heard_is_offered_again() {
        at("2026-11-23T15:00:00Z");
        var late = reports(MOSCOW).due().orElseThrow();
        assertThat(reports(MOSCOW).due()).isEmpty();
        clock.advance(DailyReports.UNHEARD.plusSeconds(1));

        assertThat(reports(MOSCOW).due().orElseThrow().id()).isEqualTo(late.id());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T06:59:00Z,2026-03-29T07:00:00Z", "2026-10-25T07:59:00Z,2026-10-25T08:00:00Z"})
    void where_the_clocks_change_it_is_made_at_nine_by_the_clock_on_the_wall(String before, String then) {
        var berlin = ZoneId.of("Europe/Berlin");
        at(before);
        var shown = reports(berlin).due();
        at(then);

        assertThat(shown.isPresent())
                .isEqualTo(Instant.parse(before).atZone(berlin).getHour() >= 9);
        if (shown.isEmpty()) {
            assertThat(reports(berlin).due()).isPresent();
        }
        assertThat(reports(berlin).due()).isEmpty();
    }

    @Test
    void it_tells_what_was_measured_beside_the_day_before() {
        at("2026-11-23T07:00:00Z");
        JobSamples.insert(database.jdbc(), 3, "completed", "completed", Instant.parse("2026-11-22T12:00:00Z"));
        JobSamples.insert(database.jdbc(), 1, "failed", "failed", Instant.parse("2026-11-22T20:59:59Z"));
        JobSamples.insert(database.jdbc(), 2, "completed", "completed", Instant.parse("2026-11-21T12:00:00Z"));
        watched("rules", 100, 2, 0);
        watched("database-primary", 1000, 10, 4_950);
        database.jdbc()
                .sql("""
                        insert into alerts (id, cause, level, facts, times, first_seen_at, last_seen_at)
                        values (gen_random_uuid(), 'long-queue', 'warning', '{}', 1, :at, :at)
                        """)
                .param("at", SqlTime.of(Instant.parse("2026-11-22T12:00:00Z")))
                .update();

        var report = reports(MOSCOW).due().orElseThrow().report();
        var words = new DailyWords();
        var text = words.text(report, Locale.ENGLISH);

        assertThat(report.figures().get("clips.success_percent").doubleValue()).isEqualTo(75);
        assertThat(report.figures().get("databases.primary_uptime_percent").doubleValue())
                .isEqualTo(99);
        assertThat(report.figures().get("databases.primary_mean_millis").doubleValue())
                .isEqualTo(5);
        assertThat(report.figures()).doesNotContainKey("cache.hit_percent");
        assertThat(text)
                .contains("clips completed: 3 (day before: 2)")
                .contains("generation_failed: 1")
                .contains("could not be done: 2")
                .contains("warnings: 1")
                .contains("free for storage, MB: ");
        assertThat(words.brief(report, Locale.of("ru")))
                .contains("готово роликов: 3")
                .hasSizeLessThan(4000);
    }

    @Test
    void money_is_that_of_real_payments_and_not_of_test_ones() {
        at("2026-11-23T07:00:00Z");
        var rows = new ReportRows(database);
        var noon = Instant.parse("2026-11-22T12:00:00Z");
        var person = rows.person("website", true, noon);
        rows.purchase(person, noon, false);
        rows.purchase(person, noon, true);
        rows.purchase(person, noon, false);
        rows.purchase(person, noon, true);
        for (var isTest : List.of(true, false)) {
            rows.run("""
                    update payments set status = 'refunded', refunded_at = ?
                    where id = (select min(id::text)::uuid from payments where test = ?)
                    """, SqlTime.of(noon.plusSeconds(60)), isTest);
        }

        var figures = reports(MOSCOW).due().orElseThrow().report().figures();

        assertThat(figures.get("money.stripe_RUB").longValue()).isEqualTo(138_000);
        assertThat(figures.get("money.payments").longValue()).isEqualTo(2);
        assertThat(figures.get("money.refunds").longValue()).isEqualTo(1);
    }

    @Test
    void the_command_prints_a_day_and_refuses_what_is_none() {
        at("2026-11-23T07:00:00Z");
        var lines = new ArrayList<String>();
        var tool = new ReportTool(reports(MOSCOW), new DailyWords());

        assertThat(tool.run(List.of("2026-11-01"), lines::add)).isZero();
        assertThat(lines.getFirst()).contains("2026-11-01");
        assertThat(tool.run(List.of("yesterday"), lines::add)).isEqualTo(2);
        assertThat(tool.run(List.of("2026-11-01", "2026-11-02"), lines::add)).isEqualTo(2);
    }

    @Test
    void both_languages_have_the_same_words() throws Exception {
        Bundles.assertAlike("daily", Pattern.compile("\\{([a-z_]+)}"));
    }

    private void watched(String what, long looks, long failed, long took) {
        database.jdbc()
                .sql("""
                        insert into watch_days (id, day, node, what, looks, failed, took_millis, slowest_millis)
                        values (gen_random_uuid(), '2026-11-22', 'here', :what, :looks, :failed, :took, 40)
                        """)
                .param("what", what)
                .param("looks", looks)
                .param("failed", failed)
                .param("took", took)
                .update();
    }

    private void at(String moment) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private DailyReports reports(ZoneId zone) {
        return new DailyReports(
                database.jdbc(),
                database.decisions(clock),
                JsonMapper.builder().build(),
                List::of,
                new DailyReports.House(zone, 9, Path.of("target")),
                clock);
    }
}
