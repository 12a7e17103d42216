package io.neurocards.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.media.MediaStore;
import io.neurocards.media.TestStore;
import io.neurocards.neighbours.Neighbour;
import io.neurocards.neighbours.RedisServer;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.backups.TestBackups;
import io.neurocards.operations.processes.Processes;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule finds the condition that it is for, made real. */
class RulesTest {

    private static final AlertLimits LIMITS = new AlertLimits(50, 100, 1000, 30, 90, 95, 21, 30, 20, 5, 4, 26);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_try_of_which_nobody_knows_anything_for_half_an_hour_is_told_until_it_ends() {
        attempt("uncertain", Duration.ofMinutes(31), null);
        var rule = new UncertainJobs(database.jdbc(), LIMITS);

        assertThat(rule.look(clock.instant()))
                .contains(new Finding(Level.WARNING, Map.of("count", 1L, "minutes", 31L)));
        database.jdbc()
                .sql("update job_attempts set outcome = 'lost', ended_at = :now")
                .param("now", SqlTime.of(clock.instant()))
                .update();
        assertThat(rule.look(clock.instant())).isEmpty();
    }

    @Test
    void a_provider_is_slow_when_half_of_at_least_three_clips_took_long() {
        var rule = new SlowProvider(database.jdbc(), LIMITS);
        attempt("ready", Duration.ofMinutes(25), Duration.ofMinutes(1));
        attempt("ready", Duration.ofMinutes(25), Duration.ofMinutes(1));
        assertThat(rule.look(clock.instant())).isEmpty();
        attempt("ready", Duration.ofMinutes(3), Duration.ofMinutes(1));

        assertThat(rule.look(clock.instant()))
                .contains(new Finding(Level.WARNING, Map.of("provider", "kie", "clips", 3L, "minutes", 24)));
        assertThat(rule.look(clock.instant().plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void books_that_were_not_looked_at_for_a_day_and_a_half_are_told_and_new_ones_are_not() {
        var rule = new BooksUnchecked(database.jdbc());
        assertThat(rule.look(clock.instant())).isEmpty();
        database.jdbc()
                .sql("insert into book_checks (id, checked_at, differences, findings)"
                        + " values (gen_random_uuid(), :at, 0, '[]')")
                .param("at", SqlTime.of(clock.instant()))
                .update();

        assertThat(rule.look(clock.instant().plus(Duration.ofHours(35)))).isEmpty();
        assertThat(rule.look(clock.instant().plus(Duration.ofHours(40))))
                .contains(new Finding(Level.WARNING, Map.of("hours", 40L)));
    }

    @Test
    void a_notice_of_money_that_nobody_settles_is_told_after_a_quarter_of_an_hour() {
        var rule = new PaymentsStuck(database.jdbc());
        database.jdbc().sql("""
                        insert into payment_notices (id, gateway, kind, event, reference, body, received_at)
                        values (gen_random_uuid(), 'scripted', 'payment', 'paid', 'pay-1', ''::bytea, :now)
                        """).param("now", SqlTime.of(clock.instant())).update();

        assertThat(rule.look(clock.instant().plus(Duration.ofMinutes(15)))).isEmpty();
        assertThat(rule.look(clock.instant().plus(Duration.ofMinutes(16))))
                .contains(new Finding(Level.CRITICAL, Map.of("count", 1L)));
    }

    @Test
    void a_process_that_fell_silent_without_a_word_is_told_and_one_that_said_so_is_not() {
        process("worker-1", null);
        process("worker-2", clock.instant());
        var rule = new WorkerLost(new Processes(database.jdbc(), clock));
        assertThat(rule.look(clock.instant())).isEmpty();
        clock.advance(Duration.ofSeconds(61));

        assertThat(rule.look(clock.instant()))
                .contains(new Finding(Level.WARNING, Map.of("count", 1, "names", "worker-1")));
        clock.advance(Duration.ofHours(1));
        assertThat(rule.look(clock.instant())).isEmpty();
    }

    @Test
    void a_clock_that_differs_from_the_databases_is_told() {
        var right = new ClockOff(database.jdbc(), Clock.systemUTC(), LIMITS, "here");
        var wrong =
                new ClockOff(database.jdbc(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)), LIMITS, "here");

        assertThat(right.look(clock.instant())).isEmpty();
        assertThat(wrong.look(clock.instant()).orElseThrow().facts()).containsEntry("machine", "here");
    }

    @Test
    void a_store_that_takes_nothing_is_told_with_its_reason() {
        var well = new StorageUnreachable(store(null), "here");
        var broken = new StorageUnreachable(store(new IOException("Read-only file system")), "here");

        assertThat(well.look(clock.instant())).isEmpty();
        assertThat(broken.look(clock.instant()).orElseThrow().facts().get("reason"))
                .asString()
                .contains("Read-only file system");
    }

    @Test
    void a_folder_that_is_away_is_told_and_looking_leaves_nothing_in_it() throws Exception {
        var rule = new StorageUnreachable(TestStore.in(folder.resolve("store")), "here");
        var photos = folder.resolve("store").resolve("inputs");
        assertThat(rule.look(clock.instant())).isEmpty();
        assertThat(photos).isEmptyDirectory();
        assertThat(folder.resolve("store").resolve(".unfinished")).isEmptyDirectory();

        Files.delete(photos);

        assertThat(rule.look(clock.instant()).orElseThrow().facts().get("reason"))
                .asString()
                .contains("NoSuchFile");
    }

    @Test
    void a_redis_that_is_killed_is_told_after_ten_seconds_until_it_is_back() throws Exception {
        try (var server = RedisServer.start(Files.createDirectories(folder.resolve("redis")));
                var here = Neighbour.of(server, Neighbour.PATIENT).start()) {
            var rule = new RedisAway(here.redis(), "here");
            var now = Clock.systemUTC();
            assertThat(rule.look(now.instant().plusSeconds(60))).isEmpty();

            server.kill();
            Until.holds("noticed", () -> here.redis().awaySince().isPresent());
            assertThat(rule.look(now.instant())).isEmpty();
            assertThat(rule.look(now.instant().plusSeconds(60)).orElseThrow().level())
                    .isEqualTo(Level.WARNING);

            server.begin();
            here.awaitAnswer();
            assertThat(rule.look(now.instant().plusSeconds(60))).isEmpty();
        }
    }

    @Test
    void a_backup_that_fails_is_told_until_one_is_written_and_one_that_is_old_louder() throws Exception {
        var work = new TestBackups(database, folder);
        var now = Clock.systemUTC().instant();
        var failed = new BackupFailed(work.backups());
        var old = new BackupOld(work.backups(), LIMITS, now);
        assertThat(failed.look(now)).isEmpty();
        assertThat(old.look(now.plus(Duration.ofHours(25)))).isEmpty();
        assertThat(old.look(now.plus(Duration.ofHours(26))))
                .contains(new Finding(Level.CRITICAL, Map.of("hours", 26L)));

        Files.writeString(work.place(), "a file where the folder should be");
        work.create();
        assertThat(failed.look(now).orElseThrow().facts().get("reason"))
                .asString()
                .isNotBlank();

        Files.delete(work.place());
        work.create();
        assertThat(failed.look(now)).isEmpty();
        assertThat(old.look(now.plus(Duration.ofHours(25)))).isEmpty();
        assertThat(old.look(now.plus(Duration.ofHours(40))).orElseThrow().level())
                .isEqualTo(Level.CRITICAL);
    }

    @Test
    void a_studio_that_makes_no_backups_misses_none() {
        var none = TestBackups.notSet(database);

        assertThat(new BackupFailed(none).look(clock.instant())).isEmpty();
        assertThat(new BackupOld(none, LIMITS, clock.instant())
                        .look(clock.instant().plus(Duration.ofDays(30))))
                .isEmpty();
    }

    @Test
    void codes_that_no_mail_server_takes_for_ten_minutes_are_told_until_they_leave() {
        database.jdbc().sql("""
                        with person as (
                            insert into persons (id, locale, created_at) values (gen_random_uuid(), 'ru', :now) returning id)
                        insert into email_challenges (id, email, purpose, person_id, locale, tries, created_at, expires_at)
                        select gen_random_uuid(), 'ann@shop.test', 'SIGN_UP', id, 'ru', 0, :now, :now + interval '30 minutes' from person
                        """).param("now", SqlTime.of(clock.instant())).update();
        var rule = new CodesUnsent(database.jdbc());

        assertThat(rule.look(clock.instant().plus(Duration.ofMinutes(10)))).isEmpty();
        var found = rule.look(clock.instant().plus(Duration.ofMinutes(11))).orElseThrow();
        assertThat(found).isEqualTo(new Finding(Level.CRITICAL, Map.of("count", 1L, "minutes", 11L)));
        database.jdbc()
                .sql("update email_challenges set sent_at = :now")
                .param("now", SqlTime.of(clock.instant()))
                .update();
        assertThat(rule.look(clock.instant().plus(Duration.ofMinutes(11)))).isEmpty();
    }

    @Test
    void folders_on_one_disk_are_one_disk() throws Exception {
        var spaces = FullDisk.of(Map.of("storage", folder, "data", folder, "journal", folder.resolve("none")))
                .spaces();

        assertThat(spaces).singleElement().satisfies(space -> {
            assertThat(space.folders()).contains("storage").contains("data");
            assertThat(space.total()).isEqualTo(Files.getFileStore(folder).getTotalSpace());
        });
    }

    @ParameterizedTest
    @CsvSource({"60,", "20,INFO", "6,WARNING", "1,CRITICAL"})
    void a_certificate_is_told_the_sooner_it_ends_the_louder(int days, Level level) throws Exception {
        try (var site = site(days, "localhost")) {
            var rule = new Certificate(URI.create("https://localhost:" + site.port()), 21, site.trusting());

            assertThat(rule.look(Instant.now()).map(Finding::level)).isEqualTo(Optional.ofNullable(level));
        }
    }

    @Test
    void a_certificate_of_another_site_is_critical_and_a_site_out_of_reach_says_nothing() throws Exception {
        try (var site = site(60, "elsewhere.example")) {
            var rule = new Certificate(URI.create("https://localhost:" + site.port()), 21, site.trusting());

            assertThat(rule.look(Instant.now()).map(Finding::level)).contains(Level.CRITICAL);
            site.close();
            var away = new Certificate(URI.create("https://localhost:" + site.port()), 21, site.trusting());
            assertThat(away.look(Instant.now())).isEmpty();
        }
        assertThat(Certificate.of("http://localhost:8080", 21)).isEmpty();
        assertThat(Certificate.of("", 21)).isEmpty();
    }

    private TlsSite site(int days, String name) throws Exception {
        return TlsSite.open(folder.resolve(name + days + ".p12"), days, name);
    }

    private void process(String name, Instant stopped) {
        database.jdbc()
                .sql("""
                        insert into processes (id, name, host, roles, version, started_at, seen_at, stopped_at)
                        values (gen_random_uuid(), :name, 'here', 'worker', '1', :now, :now, :stopped::timestamptz)
                        """)
                .param("name", name)
                .param("now", SqlTime.of(clock.instant()))
                .param("stopped", stopped == null ? null : SqlTime.of(stopped))
                .update();
    }

    private void attempt(String outcome, Duration beganAgo, Duration endedAgo) {
        JobSamples.insert(database.jdbc(), 1, "processing", "generating", clock.instant());
        database.jdbc()
                .sql("""
                        insert into job_attempts (id, job_id, number, provider, task, outcome, began_at, ended_at)
                        select gen_random_uuid(), id, 1, 'kie', gen_random_uuid()::text, :outcome, :began, :ended::timestamptz
                        from jobs j where not exists (select from job_attempts a where a.job_id = j.id)
                        """)
                .param("outcome", outcome)
                .param("began", SqlTime.of(clock.instant().minus(beganAgo)))
                .param(
                        "ended",
                        endedAgo == null ? null : SqlTime.of(clock.instant().minus(endedAgo)))
                .update();
    }

    /** A store by hand, of which the rule uses two methods. */
    private static MediaStore store(IOException failure) {
        return new BrokenStore(failure);
    }
}
