package io.neurocards.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.backups.TestBackups;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.providers.TestProviders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class AlertsTest {

    private static final AlertLimits LIMITS = new AlertLimits(50, 100, 1000, 30, 90, 95, 21, 30, 20, 5, 4, 26);
    private static final Duration REPEAT = Duration.ofHours(4);
    private static final Duration COOLDOWN = Duration.ofMinutes(5);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final List<String> told = new ArrayList<>();
    private Optional<Finding> finding = Optional.empty();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_cause_is_told_when_it_begins_when_it_becomes_worse_and_when_it_has_passed(CapturedOutput output)
            throws Exception {
        var alerts = alerts(List.of(rule()));

        find(Level.WARNING);
        lookAndTell(alerts);
        lookAndTell(alerts);
        find(Level.CRITICAL);
        lookAndTell(alerts);
        find(Level.WARNING);
        lookAndTell(alerts);
        finding = Optional.empty();
        lookAndTell(alerts);
        lookAndTell(alerts);
        clock.advance(COOLDOWN);
        find(Level.WARNING);
        lookAndTell(alerts);

        assertThat(told).containsExactly("WARNING open", "CRITICAL open", "WARNING passed", "WARNING open");
        assertThat(alerts.latest(10)).hasSize(2);
        assertThat(alerts.latest(10).getFirst().isOpen()).isTrue();
        assertThat(alerts.latest(10).getLast().times()).isEqualTo(4);
        assertThat(output.getAll())
                .contains(
                        "Alert: cause=test-rule, subject=, level=warning, begun",
                        "Alert: cause=test-rule, subject=, level=critical, worse",
                        "Alert has passed: cause=test-rule");
    }

    @Test
    void every_further_paused_model_is_told_and_a_refused_catalogue_once() throws Exception {
        var catalogue = TestProviders.catalogueOfWords();
        var alerts = alerts(List.of(new PausedModels(catalogue), new RefusedCatalogue(catalogue)));

        lookAndTell(alerts);
        catalogue.pause(catalogue.find("worded").orElseThrow(), "not found");
        lookAndTell(alerts);
        lookAndTell(alerts);
        catalogue.pause(catalogue.find("local").orElseThrow(), "the interface is paused");
        lookAndTell(alerts);
        catalogue.resume("worded");
        catalogue.resume("local");
        lookAndTell(alerts);

        assertThat(told).containsExactly("WARNING open", "CRITICAL open", "CRITICAL passed");
        assertThat(alerts.latest(1).getFirst().facts()).containsEntry("models", "worded, local");
        assertThat(new RefusedCatalogue(catalogue).look(clock.instant())).isEmpty();
    }

    @Test
    void a_pause_of_what_the_file_has_retired_is_nobodys_matter() throws Exception {
        var catalogue = TestProviders.catalogue();
        catalogue.pause(catalogue.find("gone").orElseThrow(), "not found");

        assertThat(new PausedModels(catalogue).look(clock.instant())).isEmpty();

        catalogue.pause(catalogue.find("local").orElseThrow(), "not found either");
        assertThat(new PausedModels(catalogue).look(clock.instant()))
                .hasValueSatisfying(found -> assertThat(found.facts()).containsEntry("models", "local"));
    }

    @Test
    void what_nobody_could_be_told_is_told_again() throws Exception {
        var alerts = alerts(List.of(rule()));
        find(Level.INFO);
        alerts.look(true);

        var first = alerts.take(COOLDOWN, REPEAT).calls();
        clock.advance(Alerts.UNHEARD.plusSeconds(1));
        var again = alerts.take(COOLDOWN, REPEAT).calls();
        clock.advance(Duration.ofMinutes(1));
        alerts.heard(first.getFirst().alert());
        clock.advance(Alerts.UNHEARD.multipliedBy(3));

        assertThat(first).hasSize(1);
        assertThat(again)
                .extracting(OperatorCall::alert)
                .containsExactly(first.getFirst().alert());
        assertThat(alerts.take(COOLDOWN, REPEAT).calls()).isEmpty();
        assertThat(alerts.latest(1).getFirst().told().heardAt()).isNotNull();
    }

    @Test
    void what_comes_and_goes_is_told_once_in_five_minutes_and_what_was_not_told_does_not_pass() throws Exception {
        var alerts = alerts(List.of(rule()));

        for (var turn = 0; turn < 2; turn++) {
            find(Level.WARNING);
            lookAndTell(alerts);
            finding = Optional.empty();
            lookAndTell(alerts);
        }
        find(Level.WARNING);
        lookAndTell(alerts);
        clock.advance(COOLDOWN);
        lookAndTell(alerts);

        assertThat(told).containsExactly("WARNING open", "WARNING passed", "WARNING open");
    }

    @Test
    void a_critical_one_is_told_again_until_somebody_has_seen_it_and_once_more_when_it_became_worse() throws Exception {
        var alerts = alerts(List.of(rule()));
        find(Level.CRITICAL);
        lookAndTell(alerts);
        alerts.heard(alerts.latest(1).getFirst().id());
        clock.advance(REPEAT);
        lookAndTell(alerts);
        var alert = alerts.latest(1).getFirst();
        alerts.heard(alert.id());

        var seeing = seeing();
        assertThat(seeing.see(word(), alert.id()).changed()).isTrue();
        assertThat(seeing.see(word(), alert.id()).changed()).isFalse();
        clock.advance(REPEAT);
        lookAndTell(alerts);

        assertThat(told).containsExactly("CRITICAL open", "CRITICAL open");
        assertThat(alerts.latest(1).getFirst().told().seenBy()).isEqualTo("telegram:7");
        assertThat(database.jdbc()
                        .sql("select count(*) from audit_log where action = 'alert.see'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void of_two_processes_one_watches_and_the_other_takes_over_within_a_minute() {
        var first = new WatchLease(database.jdbc(), database.decisions(clock), clock);
        var second = new WatchLease(database.jdbc(), database.decisions(clock), clock);
        var heard = new ArrayList<OperatorCalls>();
        var relay = new CallRelay(second, heard::add);

        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();
        relay.take(List.of(call()));
        assertThat(heard).isEmpty();
        clock.advance(Duration.ofSeconds(20));
        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();
        clock.advance(Duration.ofSeconds(51));
        assertThat(second.hold()).isTrue();
        relay.take(List.of());
        assertThat(heard).as("what the dead one may not have told").hasSize(1);
        assertThat(first.hold()).isFalse();
        second.release();
        assertThat(first.hold()).isTrue();
    }

    @Test
    void without_a_database_for_a_minute_everybody_who_watches_calls() {
        var holder = new WatchLease(database.jdbc(), database.decisions(clock), clock);
        var other = new WatchLease(database.jdbc(), database.decisions(clock), clock);
        holder.hold();
        other.hold();
        var heard = new ArrayList<OperatorCalls>();
        var relay = new CallRelay(other, heard::add);

        relay.take(List.of(call()));
        clock.advance(Duration.ofSeconds(61));
        relay.take(List.of());

        assertThat(heard).hasSize(1);
        assertThat(holder.isHeld()).isTrue();
    }

    private OperatorCall call() {
        return new OperatorCall(
                java.util.UUID.randomUUID(), null, "x", Level.INFO, false, clock.instant(), clock.instant(), Map.of());
    }

    private HouseWord word() {
        return new HouseWord(
                new io.neurocards.shared.OperationId(java.util.UUID.randomUUID()),
                io.neurocards.operations.Operator.onTelegram(7),
                "");
    }

    private SeeAlert seeing() {
        return new SeeAlert(
                database.decisions(clock),
                database.jdbc(),
                JsonMapper.builder().build(),
                io.neurocards.operations.TestAudit.on(database.jdbc()),
                clock);
    }

    @Test
    void processes_that_look_at_the_same_time_raise_one_alert() throws Exception {
        find(Level.INFO);
        var start = new CyclicBarrier(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var process = 0; process < 4; process++) {
                var _ = threads.submit(() -> {
                    start.await();
                    alerts(List.of(rule())).look(true);
                    return null;
                });
            }
        }

        assertThat(alerts(List.of()).latest(10)).hasSize(1);
    }

    @Test
    void a_rule_that_fails_says_nothing_and_stops_nobody() {
        AlertRule broken = new AlertRule() {
            @Override
            public String cause() {
                return "broken";
            }

            @Override
            public Optional<Finding> look(Instant now) {
                throw new IllegalStateException("no disk");
            }
        };
        find(Level.INFO);

        assertThat(alerts(List.of(broken, rule())).look(true)).isEqualTo(1);

        assertThat(alerts(List.of()).latest(10)).extracting(Alert::cause).containsExactly("test-rule");
    }

    @ParameterizedTest
    @CsvSource({"50,", "51,INFO", "100,INFO", "101,WARNING", "1000,WARNING", "1001,CRITICAL"})
    void the_queue_is_long_by_degrees(int waiting, Level level) {
        jobs(waiting, "queued", "queued", clock.instant());

        var found = new LongQueue(database.jdbc(), LIMITS).look(clock.instant());

        assertThat(found.map(Finding::level)).isEqualTo(Optional.ofNullable(level));
    }

    @Test
    void a_silent_worker_matters_only_while_clips_wait_or_are_left_alone() {
        var rule = new NoWorker(database.jdbc());
        assertThat(rule.look(clock.instant())).isEmpty();
        jobs(2, "queued", "queued", clock.instant());
        jobs(1, "processing", "generating", clock.instant());
        assertThat(rule.look(clock.instant().plusSeconds(60))).isEmpty();

        var later = clock.instant().plusSeconds(121);
        assertThat(rule.look(later)).contains(new Finding(Level.CRITICAL, Map.of("waiting", 3L)));
        database.jdbc()
                .sql("insert into processes (id, name, host, roles, version, started_at, seen_at)"
                        + " values (gen_random_uuid(), 'a', 'here', 'bot,worker', '1', :at, :at)")
                .param("at", io.neurocards.database.SqlTime.of(later.minusSeconds(20)))
                .update();
        assertThat(rule.look(later)).isEmpty();
        assertThat(rule.look(later.plusSeconds(60))).isPresent();
    }

    @Test
    void failures_count_within_the_hour_and_cancelled_clips_do_not() {
        var rule = new ManyFailures(database.jdbc(), LIMITS);
        jobs(5, "failed", "cancelled", clock.instant());
        jobs(4, "failed", "failed", clock.instant().minus(Duration.ofMinutes(61)));
        jobs(1, "failed", "failed", clock.instant());
        assertThat(rule.look(clock.instant())).isEmpty();

        jobs(4, "failed", "failed", clock.instant());

        assertThat(rule.look(clock.instant())).contains(new Finding(Level.CRITICAL, Map.of("failed", 5L, "ended", 5L)));
    }

    @ParameterizedTest
    @CsvSource({"101,", "100,WARNING", "40,WARNING", "30,CRITICAL"})
    void a_disk_is_full_by_degrees(long usable, Level level) throws Exception {
        var found = new FullDisk(
                        () -> List.of(
                                new FullDisk.Space("data", 1000, 900), new FullDisk.Space("storage", 1000, usable)),
                        LIMITS,
                        "here")
                .look(clock.instant());

        assertThat(found.map(Finding::level)).isEqualTo(Optional.ofNullable(level));
        assertThat(new FullDisk(List::of, LIMITS, "here").look(clock.instant())).isEmpty();
    }

    @Test
    void every_rule_says_what_and_what_to_do_in_both_languages() {
        var texts = new AlertTexts();
        var facts = new java.util.HashMap<String, Object>(
                Map.of("without_money", 1, "invalid", 1, "keys", "kie/0a1b2c3d", "providers", "kie", "ignored", 20));
        facts.putAll(Map.of("given_up", 1, "switched_off", 1));
        facts.putAll(Map.<String, Object>of(
                "waiting",
                51,
                "failed",
                3,
                "ended",
                5,
                "percent",
                91,
                "free_megabytes",
                2048,
                "count",
                2,
                "overdue",
                2,
                "models",
                "one, two",
                "reason",
                "the interface is paused"));
        facts.putAll(Map.of("minutes", 3, "hours", 40, "provider", "kie", "clips", 4));
        facts.putAll(Map.of("machine", "here", "seconds", 40));
        var none = TestBackups.notSet(database);
        var rules = Stream.concat(
                AlertsConfiguration.ofRows(database.jdbc(), LIMITS).stream().map(AlertRule::cause),
                Stream.of(
                        new BackupFailed(none).cause(),
                        new BackupOld(none, LIMITS, clock.instant()).cause(),
                        "redis-away",
                        "webhook-failing",
                        "bot-silent",
                        "storage-unreachable"));
        for (var cause : rules.toList()) {
            for (var locale : List.of(Locale.of("ru"), Locale.ENGLISH)) {
                var alert = new Alert(
                        java.util.UUID.randomUUID(),
                        cause,
                        "",
                        Level.INFO,
                        facts,
                        1,
                        clock.instant(),
                        clock.instant(),
                        null,
                        Alert.Told.NOBODY);
                assertThat(texts.message(alert, locale)).isNotBlank().doesNotContain("{");
                assertThat(texts.action(alert, locale)).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void a_disputed_payment_is_told_for_three_days_once_the_gateway_knows_it() {
        var rule = new PaymentsDisputed(database.jdbc());
        database.jdbc().sql("""
                        insert into payment_notices (id, gateway, kind, event, reference, reason, body, received_at, settled_at)
                        select gen_random_uuid(), 'scripted', 'dispute', 'disputed', 'pay-1', 'fraudulent', ''::bytea, :now, s.at
                        from (values (:now), (:now), (null)) as s (at)
                        """).param("now", SqlTime.of(clock.instant())).update();

        assertThat(rule.look(clock.instant())).contains(new Finding(Level.CRITICAL, Map.of("count", 1L)));
        assertThat(rule.look(clock.instant().plus(Duration.ofDays(3)))).isEmpty();
    }

    @Test
    void payments_that_a_gateway_tells_differently_are_told_until_the_next_comparison_finds_none() {
        var rule = new PaymentsDiffer(database.jdbc());
        assertThat(rule.look(clock.instant())).isEmpty();
        database.jdbc().sql("""
                        insert into payment_differences (id, gateway, kind, reference, found_at, seen_at)
                        values (gen_random_uuid(), 'scripted', 'unbooked', 'pay-1', :now, :now)
                        """).param("now", SqlTime.of(clock.instant())).update();

        assertThat(rule.look(clock.instant())).contains(new Finding(Level.WARNING, Map.of("count", 1L)));
        assertThat(rule.look(clock.instant().plus(Duration.ofHours(25)))).isEmpty();
    }

    @Test
    void a_key_that_only_a_person_can_mend_is_told_by_its_fingerprint() {
        var rule = new TroubledKeys(database.jdbc());
        key("kie", "0a0a0a0a", "rate_limit", 60);
        assertThat(rule.look(clock.instant())).isEmpty();
        key("kie", "1b1b1b1b", "billing", 60);
        key("kling", "2c2c2c2c", "invalid", null);

        assertThat(rule.look(clock.instant()))
                .contains(new Finding(
                        Level.WARNING,
                        Map.of("without_money", 1L, "invalid", 1L, "keys", "kie/1b1b1b1b, kling/2c2c2c2c")));
        assertThat(rule.look(clock.instant().plusSeconds(61)).orElseThrow().facts())
                .containsEntry("without_money", 0L);
    }

    @Test
    void a_provider_without_any_usable_key_is_told_and_one_healthy_key_is_enough() {
        var rule = new NoUsableKey(database.jdbc());
        key("kie", "0a0a0a0a", "rate_limit", 60);
        key("kie", "1b1b1b1b", null, null);
        key("kling", "2c2c2c2c", "invalid", null);
        assertThat(rule.look(clock.instant())).contains(new Finding(Level.CRITICAL, Map.of("providers", "kling")));

        database.jdbc()
                .sql("update provider_keys set left_at = added_at where fingerprint <> '0a0a0a0a'")
                .update();

        assertThat(rule.look(clock.instant())).contains(new Finding(Level.CRITICAL, Map.of("providers", "kie")));
        assertThat(rule.look(clock.instant().plusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19,0,", "20,0,WARNING", "20,61,WARNING", "20,121,"})
    void many_callbacks_that_nobody_believed_within_two_hours_are_told(int count, int minutesAgo, Level level) {
        database.jdbc()
                .sql("insert into callback_counts (id, provider, reason, hour_at, count)"
                        + " values (gen_random_uuid(), 'kie', 'wrong_address', :at, :count)")
                .param("at", io.neurocards.database.SqlTime.of(clock.instant().minus(Duration.ofMinutes(minutesAgo))))
                .param("count", count)
                .update();

        assertThat(new IgnoredCallbacks(database.jdbc()).look(clock.instant()).map(Finding::level))
                .isEqualTo(Optional.ofNullable(level));
    }

    private void key(String provider, String fingerprint, String block, Integer seconds) {
        var until = seconds == null
                ? null
                : io.neurocards.database.SqlTime.of(clock.instant().plusSeconds(seconds));
        database.jdbc()
                .sql("""
                        with account as (
                            insert into provider_accounts (id, provider, number, created_at)
                            values (gen_random_uuid(), :provider, 1, :now) returning id)
                        insert into provider_keys
                            (id, provider, account_id, fingerprint, turn, failures, block, blocked_until, added_at)
                        select gen_random_uuid(), :provider, id, :fingerprint, 0, 1, :block, :until::timestamptz, :now
                        from account
                        """)
                .param("provider", provider)
                .param("fingerprint", fingerprint)
                .param("block", block)
                .param("until", until)
                .param("now", io.neurocards.database.SqlTime.of(clock.instant()))
                .update();
    }

    private void lookAndTell(Alerts alerts) {
        clock.advance(Duration.ofMinutes(1));
        alerts.look(true);
        alerts.take(COOLDOWN, REPEAT)
                .calls()
                .forEach(call -> told.add(call.level() + (call.isOver() ? " passed" : " open")));
    }

    private void find(Level level) {
        finding = Optional.of(new Finding(level, Map.of("waiting", 51)));
    }

    private AlertRule rule() {
        return new AlertRule() {
            @Override
            public String cause() {
                return "test-rule";
            }

            @Override
            public Optional<Finding> look(Instant now) {
                return finding;
            }
        };
    }

    private Alerts alerts(List<AlertRule> rules) {
        var rows = new AlertRows(database.jdbc(), JsonMapper.builder().build());
        return new Alerts(database.jdbc(), database.decisions(clock), rows, rules, clock);
    }

    private void jobs(int count, String status, String stage, Instant at) {
        io.neurocards.operations.JobSamples.insert(database.jdbc(), count, status, stage, at);
    }
}
