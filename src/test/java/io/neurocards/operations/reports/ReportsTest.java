package io.neurocards.operations.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final ReportRows rows = new ReportRows(database);
    private final Reports reports = TestReports.on(database, clock);
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), TestReports.ZONE);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_empty_studio_has_an_empty_report() {
        for (var span : ReportSpan.values()) {
            var report = reports.of(span);

            assertThat(report.days().each()).hasSize(span.days()).endsWith(today);
            assertThat(report.registrations().total()).isZero();
            assertThat(report.ended().series()).hasSize(4);
            assertThat(report.success()).isEmpty();
            assertThat(report.funnel().steps())
                    .allSatisfy(step -> assertThat(step.persons()).isZero());
            assertThat(report.retention().cohorts()).hasSize(12);
            assertThat(report.waits().get("queue").taken()).isEmpty();
            assertThat(report.numbers().get("ordered").growth()).isEmpty();
        }
    }

    private record Made(String outcome, String model, String error, Instant ordered, Instant ended) {}

    /** Counted twice: by the reports, and by looking at each generated row. */
    @Test
    void the_counts_are_those_of_the_rows() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var outcomes = List.of("completed", "late", "failed", "cancelled");
        var models = List.of("local", "kling", "veo");
        var errors = List.of("generation_failed", "timeout");
        var made = new ArrayList<Made>();
        var person = rows.person("website", true, clock.instant());
        for (var count = 0; count < 400; count++) {
            var ordered = clock.instant().minus(Duration.ofMinutes(random.nextInt(20 * 24 * 60) + 60));
            var one = new Made(
                    outcomes.get(random.nextInt(4)),
                    models.get(random.nextInt(3)),
                    errors.get(random.nextInt(2)),
                    ordered,
                    ordered.plusSeconds(90));
            rows.clip(person, one.outcome(), one.model(), one.error(), ordered, SECOND, Duration.ofSeconds(89));
            made.add(one);
        }

        var report = reports.of(ReportSpan.WEEK);

        for (var outcome : outcomes) {
            for (var at = 0; at < 7; at++) {
                var day = report.ended().begins().get(at);
                assertThat(report.ended().of(outcome).get(at))
                        .as("seed %s, %s on %s", seed, outcome, day)
                        .isEqualTo(made.stream()
                                .filter(one -> one.outcome().equals(outcome)
                                        && day(one.ended()).equals(day))
                                .count());
            }
            assertThat(report.numbers().get(outcome).before())
                    .isEqualTo(made.stream()
                            .filter(one -> one.outcome().equals(outcome) && isBefore(day(one.ended())))
                            .count());
        }
        assertThat(report.models().series())
                .allSatisfy(model -> assertThat(model.total())
                        .isEqualTo(made.stream()
                                .filter(one -> one.model().equals(model.name()) && isNow(day(one.ended())))
                                .count()));
        assertThat(report.errors())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.clips().now())
                        .isEqualTo(made.stream()
                                .filter(one -> one.outcome().equals("failed")
                                        && one.error().equals(failed.error())
                                        && isNow(day(one.ended())))
                                .count()));
        assertThat(report.numbers().get("ordered").now())
                .isEqualTo(
                        made.stream().filter(one -> isNow(day(one.ordered()))).count());
        assertThat(report.waits().get("queue").taken().orElseThrow())
                .isEqualTo(new Waits.Taken(
                        SECOND, SECOND, report.numbers().get("completed").now()));
        assertThat(report.waits().get("making").taken().orElseThrow().slow()).isEqualTo(Duration.ofSeconds(89));
        assertThat(reports.of(ReportSpan.QUARTER).ended().total()).isEqualTo(400);
        assertThat(reports.of(ReportSpan.YEAR).ended().begins()).hasSize(53);
        assertThat(reports.of(ReportSpan.YEAR).ended().total()).isEqualTo(400);
    }

    @Test
    void a_day_begins_at_midnight_of_the_operators_zone() {
        var midnight = today.atStartOfDay(TestReports.ZONE).toInstant();
        rows.person("telegram", true, midnight);
        rows.person("website", false, midnight.minusMillis(1));

        var registrations = reports.of(ReportSpan.WEEK).registrations();

        assertThat(registrations.of("telegram")).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(registrations.of("website")).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 0L);
    }

    @Test
    void what_half_and_nineteen_of_twenty_took_is_said_in_two_digits() {
        var person = rows.person("website", true, clock.instant());
        var noon = today.minusDays(1)
                .atTime(LocalTime.NOON)
                .atZone(TestReports.ZONE)
                .toInstant();
        for (var count = 1; count <= 20; count++) {
            rows.clip(person, "completed", "local", "", noon, Duration.ofMillis(count * 100L), Duration.ofSeconds(123));
        }

        var waits = reports.of(ReportSpan.WEEK).waits();

        assertThat(waits.get("queue").taken().orElseThrow())
                .isEqualTo(new Waits.Taken(Duration.ofMillis(1000), Duration.ofMillis(1900), 20));
        assertThat(waits.get("making").taken().orElseThrow().median()).isEqualTo(Duration.ofMinutes(2));
        assertThat(waits.get("making").taken(today, today)).isEmpty();
    }

    @Test
    void credits_are_counted_by_what_happened_to_them() {
        var ledger = LedgerFixture.ledgerOn(database);
        var person = PersonId.at(clock.instant());
        var now = clock.instant();
        database.decisions(clock).act(() -> {
            ledger.grant(person, Credits.of(2), "free:" + person, now);
            ledger.adjustUp(person, Credits.of(10), "one", now);
            ledger.adjustDown(person, Credits.of(3), "two", now);
            ledger.purchase(person, Credits.of(30), "three", now);
            ledger.hold(person, List.of(new HoldRequest("video:a", Credits.of(4))), now);
            ledger.capture(person, "video:a", now);
            ledger.refund(person, "video:a", now);
        });

        var credits = reports.of(ReportSpan.WEEK).credits();

        assertThat(credits.series())
                .extracting(one -> one.name() + " " + one.total())
                .containsExactly("granted 12", "bought 30", "spent 4", "given_back 4", "taken 3", "forfeited 0");
    }

    @Test
    void the_funnel_counts_each_person_once_in_each_step() {
        var at = clock.instant().minus(Duration.ofDays(3));
        rows.run("""
                insert into telegram_chats (id, chat_id, locale, dialogue, dialogue_version, last_update, last_active_at, created_at)
                values (gen_random_uuid(), 77, 'ru', '{}', 1, 0, ?, ?)
                """, SqlTime.of(at), SqlTime.of(at));
        rows.person("website", false, at);
        var waits = rows.person("website", true, at);
        var fails = rows.person("telegram", true, at);
        var buys = rows.person("mobile_ios", false, at);
        rows.run("""
                insert into scenarios (id, person_id, type, template, photo, variant, edited, asked_at, expires_at)
                values (gen_random_uuid(), ?, 'reels', 'ad', 'p', 1, false, ?, ?)
                """, waits, SqlTime.of(at), SqlTime.of(at.plusSeconds(9)));
        rows.clip(fails, "failed", "local", "timeout", at, SECOND, SECOND);
        rows.clip(buys, "completed", "local", "", at, SECOND, SECOND);
        rows.clip(buys, "completed", "local", "", at, SECOND, SECOND);
        rows.purchase(buys, at, false);
        rows.purchase(buys, at.plusSeconds(5), false);
        rows.purchase(fails, at, true);

        var report = reports.of(ReportSpan.WEEK);

        assertThat(report.funnel().steps().stream().map(Funnel.Step::persons))
                .containsExactly(5L, 3L, 3L, 2L, 1L, 1L, 1L);
        assertThat(report.funnelBefore().of("came")).isZero();
    }

    @Test
    void who_orders_again_is_seen_week_by_week() {
        var monday = today.with(DayOfWeek.MONDAY);
        var first = monday.minusWeeks(2)
                .atTime(LocalTime.NOON)
                .atZone(TestReports.ZONE)
                .toInstant();
        var stays = rows.person("website", true, first);
        var goes = rows.person("website", true, first);
        rows.person("website", true, first);
        rows.clip(stays, "completed", "local", "", first, SECOND, SECOND);
        rows.clip(stays, "completed", "local", "", first.plusSeconds(9), SECOND, SECOND);
        rows.clip(stays, "completed", "local", "", first.plus(Duration.ofDays(14)), SECOND, SECOND);
        rows.clip(goes, "failed", "local", "timeout", first.plusSeconds(5), SECOND, SECOND);

        var cohorts = reports.of(ReportSpan.WEEK).retention().cohorts();

        assertThat(cohorts.get(9)).isEqualTo(new Retention.Cohort(monday.minusWeeks(2), 3, List.of(2L, 0L, 1L)));
        assertThat(cohorts.getLast().ordered()).hasSize(1);
    }

    @Test
    void a_day_that_is_over_is_counted_once_for_hours_and_today_again_soon() {
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        rows.person("website", true, yesterday);
        rows.person("website", true, clock.instant());
        assertThat(reports.of(ReportSpan.WEEK).registrations().total()).isEqualTo(2);
        rows.person("website", true, yesterday);
        rows.person("website", true, clock.instant());
        assertThat(reports.of(ReportSpan.WEEK).registrations().total()).isEqualTo(2);

        clock.advance(DailySums.FRESH);
        assertThat(reports.of(ReportSpan.WEEK).registrations().total()).isEqualTo(3);

        clock.advance(DailySums.KEPT);
        assertThat(reports.of(ReportSpan.WEEK).registrations().total()).isEqualTo(4);
    }

    @Test
    void what_partners_try_out_is_no_business() {
        var partner = UUID.randomUUID();
        var wallet = partnerWallet(partner + "");
        var test = partnerWallet(partner + "~");
        rows.run("""
                insert into partners (id, name, contact_email, state, person_id, test_person_id, concurrency_cap, created_at)
                values (?, 'Shop', 'a@b.example', 'active', ?, ?, 5, now())
                """, partner, wallet, test);
        rows.person("website", true, clock.instant());
        var clip = rows.clip(test, "completed", "local", "", clock.instant(), SECOND, SECOND);
        assertThat(reports.counts(DailyFigure.ORDERED, ReportSpan.WEEK)).hasSize(1);
        rows.run(
                "insert into partner_videos (id, partner_id, customer_id, test, ordered_at) values (?, ?, ?, true, now())",
                clip,
                partner,
                test);
        clock.advance(Duration.ofSeconds(30));

        assertThat(reports.counts(DailyFigure.ORDERED, ReportSpan.WEEK)).isEmpty();
        assertThat(reports.of(ReportSpan.WEEK).registrations().series())
                .extracting(DayTable.Series::name)
                .containsExactly("website");
    }

    private UUID partnerWallet(String name) {
        var id = UUID.randomUUID();
        rows.run("insert into persons (id, locale, created_at) values (?, 'en', ?)", id, SqlTime.of(clock.instant()));
        rows.run("""
                insert into identities (id, person_id, platform, external_id, created_at)
                values (gen_random_uuid(), ?, 'api_partner', ?, ?)
                """, id, name, SqlTime.of(clock.instant()));
        return id;
    }

    @Test
    void the_smallest_lines_are_one() {
        var table = new DayTable(
                List.of(today),
                List.of(
                        new DayTable.Series("a", List.of(1L)),
                        new DayTable.Series("b", List.of(5L)),
                        new DayTable.Series("c", List.of(2L))));

        assertThat(table.largest(2, "others").series())
                .containsExactly(new DayTable.Series("b", List.of(5L)), new DayTable.Series("others", List.of(3L)));
        assertThat(new Compared(3, 2).growth()).hasValue(50);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, TestReports.ZONE);
    }

    private boolean isNow(LocalDate day) {
        return day.isAfter(today.minusDays(7));
    }

    private boolean isBefore(LocalDate day) {
        return !isNow(day) && day.isAfter(today.minusDays(14));
    }
}
