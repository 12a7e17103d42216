package io.neurocards.operations.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.books.figures.LosingModel;
import io.neurocards.shared.Until;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each recommendation is made when its number is there, and not before. On one database, emptied of what a rule looks at. */
class AdviceRulesTest {

    private static final DailySettings SETTINGS = new DailySettings(9, 120, 30);

    private static LosingModel studio;
    private static TestDatabase database;

    private final MovableClock clock = new MovableClock();
    private final AdviceRules rules =
            new AdviceRules(database.jdbc(), studio.figures(), ZoneOffset.UTC, SETTINGS, clock);

    @BeforeAll
    static void open() {
        studio = new LosingModel();
        database = studio.database();
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @BeforeEach
    void empty() {
        database.jdbc().sql("delete from daily_reports").update();
    }

    @Test
    void a_model_that_is_sold_below_its_cost_is_named_and_one_that_earns_is_not() {
        assertThat(rules.belowCost()).singleElement().satisfies(advice -> {
            assertThat(advice.name()).isEqualTo("below-cost");
            assertThat(advice.facts()).containsEntry("model", "dear");
        });
    }

    @Test
    void more_workers_are_recommended_when_one_clip_in_twenty_waits_too_long() {
        clock.advance(Duration.ofDays(800));
        JobSamples.insert(database.jdbc(), 4, "processing", "generating", clock.instant());
        assertThat(rules.waiting()).isEmpty();
        JobSamples.insert(database.jdbc(), 6, "processing", "generating", clock.instant());
        assertThat(rules.waiting()).isEmpty();

        database.jdbc()
                .sql("update jobs set created_at = started_at - interval '5 minutes' where started_at = :now")
                .param("now", SqlTime.of(clock.instant()))
                .update();

        assertThat(rules.waiting())
                .contains(new Advice("scaling", "more-workers", Map.of("seconds", 300, "clips", 10L)));
    }

    @Test
    void a_provider_is_named_that_fails_in_a_fifth_of_at_least_ten_tries() {
        clock.advance(Duration.ofDays(400));
        tries("kie", "ready", 8);
        tries("kie", "failed", 1);
        assertThat(rules.failingProviders()).isEmpty();
        tries("kie", "lost", 1);
        tries("kling", "ready", 20);

        assertThat(rules.failingProviders())
                .containsExactly(new Advice(
                        "performance", "failing-provider", Map.of("provider", "kie", "tries", 10L, "percent", 20)));
    }

    @Test
    void a_table_with_many_dead_rows_is_named() {
        database.jdbc()
                .sql("create table crowded (number int) with (autovacuum_enabled = false)")
                .update();
        database.jdbc()
                .sql("insert into crowded select generate_series(1, 60000)")
                .update();
        assertThat(rules.deadRows()).isEmpty();
        database.jdbc().sql("delete from crowded").update();

        Until.holds("the server has counted them", () -> !rules.deadRows().isEmpty());
        assertThat(rules.deadRows())
                .containsExactly(new Advice("maintenance", "vacuum", Map.of("table", "crowded", "rows", 60_000L)));
        database.jdbc().sql("drop table crowded").update();
    }

    @Test
    void a_disk_that_is_full_within_a_month_at_the_speed_of_the_week_is_told() {
        report(5, "{\"disk.free_megabytes\": 10000}");
        report(3, "{\"disk.free_megabytes\": 9000}");
        assertThat(rules.disk()).isEmpty();
        report(1, "{\"disk.free_megabytes\": 8000}");

        assertThat(rules.disk())
                .contains(new Advice("maintenance", "disk-fills", Map.of("days", 16, "megabytes_a_day", 500)));
    }

    @Test
    void credits_that_are_owed_half_as_much_again_within_a_week_are_told() {
        report(7, "{\"credits.owed\": 2000}");
        report(8, "{\"credits.owed\": 5}");
        studio.gives(2_991);
        assertThat(rules.owed()).isEmpty();
        studio.gives(1);

        assertThat(rules.owed())
                .contains(new Advice("scaling", "credits-owed", Map.of("now", 3_000L, "before", 2_000L)));
    }

    @Test
    void more_memory_is_recommended_above_85_percent() {
        assertThat(AdviceRules.heap(84L << 20, 100L << 20)).isEmpty();
        assertThat(AdviceRules.heap(86L << 20, 100L << 20))
                .contains(new Advice(
                        "performance", "more-memory", Map.of("used_megabytes", 86L, "most_megabytes", 100L)));
    }

    @Test
    void an_old_postgresql_and_a_missing_second_database_are_told() {
        assertThat(AdviceRules.version(15)).isEmpty();
        assertThat(AdviceRules.version(14))
                .contains(new Advice("maintenance", "old-postgresql", Map.of("version", 14)));
        assertThat(AdviceRules.second("ready")).isEmpty();
        assertThat(AdviceRules.second("not_configured")).contains(new Advice("scaling", "second-database", Map.of()));
    }

    private void report(int daysAgo, String figures) {
        database.jdbc()
                .sql("""
                        insert into daily_reports (id, day, figures, made_at)
                        values (gen_random_uuid(), :day, :figures::jsonb, :now)
                        """)
                .param(
                        "day",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .minusDays(daysAgo)
                                .toString())
                .param("figures", figures)
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    private void tries(String provider, String outcome, int count) {
        for (var each = 0; each < count; each++) {
            JobSamples.insert(database.jdbc(), 1, "processing", "generating", clock.instant());
            database.jdbc()
                    .sql("""
                            insert into job_attempts (id, job_id, number, provider, task, outcome, began_at, ended_at)
                            select gen_random_uuid(), id, 1, :provider, gen_random_uuid()::text, :outcome, :now, :now
                            from jobs j where not exists (select from job_attempts a where a.job_id = j.id)
                              and j.created_at = :now
                            """)
                    .param("provider", provider)
                    .param("outcome", outcome)
                    .param("now", SqlTime.of(clock.instant()))
                    .update();
        }
    }
}
