package io.neurocards.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.neighbours.Neighbour;
import io.neurocards.neighbours.RedisServer;
import io.neurocards.shared.Until;
import io.neurocards.web.WebSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of a studio and the Redis between them. */
class SharedRequestLimitsTest {

    /** What a wait of a tenth of a second may take on a machine that has other things to do. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private RedisServer server;

    @BeforeEach
    void begin() throws Exception {
        server = RedisServer.start(folder);
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    @Test
    void what_is_sent_to_two_processes_is_counted_as_one() {
        try (var here = Neighbour.of(server, Neighbour.PATIENT).start();
                var there = Neighbour.of(server, Neighbour.PATIENT).start()) {
            var one = limits(here);
            var other = limits(there);

            for (var request = 0; request < 5; request++) {
                assertThat(one.count("ann", true).allowed()).isTrue();
                assertThat(other.count("ann", true).remaining()).isEqualTo(8 - 2 * request);
            }

            assertThat(one.count("ann", true).allowed()).isFalse();
            assertThat(other.count("ann", true).secondsToWait()).isPositive();
            assertThat(other.count("bob", true).allowed()).isTrue();
            assertThat(other.count("ann", false).allowed()).isTrue();
        }
    }

    @Test
    void requests_go_on_within_the_bound_when_redis_is_killed_and_are_shared_again_when_it_is_back() throws Exception {
        try (var here = Neighbour.of(server).start();
                var there = Neighbour.of(server).start()) {
            awaitShared(here, there);
            server.kill();
            assertThat(slowestOf(here)).isLessThan(BOUND);
            assertThat(slowestOf(there)).isLessThan(BOUND);
            assertThat(here.redis().awaySince()).isPresent();

            server.begin();
            here.awaitAnswer();
            there.awaitAnswer();
            awaitShared(here, there);
        }
    }

    @Test
    void only_who_finds_out_waits_for_a_redis_that_keeps_silent() throws Exception {
        try (var here = Neighbour.of(server).start();
                var there = Neighbour.of(server).start()) {
            awaitShared(here, there);
            server.freeze();
            assertThat(slowestOf(here)).isLessThan(BOUND);
            var begun = System.nanoTime();
            for (var request = 0; request < 1000; request++) {
                limits(here).count("carl" + request, false);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));

            server.thaw();
            here.awaitAnswer();
            there.awaitAnswer();
            awaitShared(here, there);
        }
    }

    /** Sends more requests than the limit; each process alone allows its own. */
    private static Duration slowestOf(Neighbour process) {
        var limits = limits(process);
        var slowest = Duration.ZERO;
        for (var request = 0; request < 10; request++) {
            var begun = System.nanoTime();
            assertThat(limits.count("ann", true).allowed()).isTrue();
            var took = Duration.ofNanos(System.nanoTime() - begun);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        assertThat(limits.count("ann", true).allowed()).isFalse();
        return slowest;
    }

    /** On a busy machine a single answer may be too late, and is counted by the process alone: then a new caller is looked at. */
    private static void awaitShared(Neighbour here, Neighbour there) {
        var one = limits(here);
        var other = limits(there);
        var caller = new int[1];
        Until.holds("counted as one", () -> {
            caller[0]++;
            one.count("dora" + caller[0], false);
            return other.count("dora" + caller[0], false).remaining() == 598;
        });
    }

    private static RequestLimits limits(Neighbour process) {
        return new RequestLimits(new WebSettings(null, null, null, null, 600, 10), Optional.of(process.limits()));
    }
}
