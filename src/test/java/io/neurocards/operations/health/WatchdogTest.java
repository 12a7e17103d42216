package io.neurocards.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.jobs.Ticker;
import io.neurocards.shared.Roles;
import io.neurocards.shared.Until;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WatchdogTest {

    private static final Watchdog.Bounds BOUNDS =
            new Watchdog.Bounds(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final AtomicLong nanos = new AtomicLong();
    private final Liveness liveness = new Liveness(() -> false, nanos::get);
    private Map<Long, String> deadlocked = Map.of();
    private Optional<String> broken = Optional.empty();
    private final Watchdog watchdog = new Watchdog(liveness, () -> deadlocked, () -> broken, BOUNDS, _ -> {});

    @Test
    void the_same_threads_that_wait_for_each_other_for_a_minute_end_the_process_with_their_names() {
        deadlocked = Map.of(1L, "one waits", 2L, "two waits");
        for (var look = 0; look < 6; look++) {
            ticks();
            assertThat(watchdog.look()).isEmpty();
        }
        deadlocked = Map.of(1L, "one waits", 2L, "two waits", 3L, "three has joined them");
        ticks();

        assertThat(watchdog.look())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("PT1M", "one waits", "two waits")
                        .doesNotContain("three"));
    }

    @Test
    void work_that_an_error_has_ended_ends_the_process_at_the_next_look() {
        ticks();
        assertThat(watchdog.look()).isEmpty();
        broken = Optional.of("replay was ended by java.lang.NoClassDefFoundError: gone");
        ticks();

        assertThat(watchdog.look()).isEqualTo(broken);
    }

    @Test
    void the_watchdog_of_the_studio_watches_all_work_and_not_only_what_tells_the_time() {
        new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(Roles.class, Roles::every)
                .withBean(
                        "replay",
                        Ticker.class,
                        () -> new Ticker("replay", Duration.ofHours(1), () -> {
                            throw new NoClassDefFoundError("gone");
                        }))
                .withUserConfiguration(HealthConfiguration.class)
                .run(context -> Until.holds(
                        "seen",
                        () -> context.getBean(Watchdog.class)
                                .look()
                                .filter(reason -> reason.startsWith("replay was ended by"))
                                .isPresent()));
    }

    @Test
    void threads_that_let_go_of_each_other_or_others_each_time_end_nothing() {
        for (var look = 0; look < 100; look++) {
            ticks();
            deadlocked = look % 5 == 4 ? Map.of() : Map.of(1L, "one waits");
            assertThat(watchdog.look()).isEmpty();
        }
        for (var look = 0L; look < 100; look++) {
            ticks();
            deadlocked = Map.of(look, "another waits");
            assertThat(watchdog.look()).isEmpty();
        }
    }

    @Test
    void a_process_in_which_nothing_is_done_for_ten_minutes_is_ended() {
        for (var look = 0; look < 59; look++) {
            assertThat(watchdog.look()).as("look " + look).isEmpty();
        }

        assertThat(watchdog.look())
                .hasValueSatisfying(reason -> assertThat(reason).contains("PT10M"));
    }

    @Test
    void a_process_that_does_something_once_in_nine_minutes_is_busy_and_not_ended() {
        for (var look = 0; look < 1_000; look++) {
            if (look % 54 == 0) {
                ticks();
            }
            assertThat(watchdog.look()).as("look " + look).isEmpty();
        }
    }

    @Test
    void a_process_ends_with_the_documented_code_though_its_orderly_end_waits_for_what_is_stuck() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeadlockedProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(70);
            assertThat(said)
                    .contains("exit=70", "philosopher-one waits for", "of philosopher-two", "Its threads: ")
                    .contains("the orderly end has begun");
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(Path.of("docs/roles.md"))).contains("| " + Watchdog.EXIT_CODE + " |");
    }

    private void ticks() {
        nanos.incrementAndGet();
        liveness.tick();
    }
}
