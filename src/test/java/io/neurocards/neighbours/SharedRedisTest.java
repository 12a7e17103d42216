package io.neurocards.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.SlotHash;
import io.neurocards.shared.Until;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class SharedRedisTest {

    @TempDir
    private Path folder;

    @EnableConfigurationProperties(RedisSettings.class)
    static class Settings {}

    private final ApplicationContextRunner studio = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(Settings.class, NeighboursConfiguration.class);

    @Test
    void without_an_address_there_is_no_connection_and_no_part() {
        studio.run(context -> assertThat(context)
                .doesNotHaveBean(SharedRedis.class)
                .doesNotHaveBean(SharedLimits.class)
                .doesNotHaveBean(Knocks.class));
    }

    @Test
    void a_start_waits_for_no_redis_and_finds_it_when_it_comes() throws Exception {
        try (var server = RedisServer.start(folder)) {
            server.kill();
            studio.withPropertyValues("neurocards.redis.url=" + server.url()).run(context -> {
                var redis = context.getBean(SharedRedis.class);
                assertThat(redis.awaySince()).isPresent();
                server.begin();
                Until.holds("found", () -> redis.awaySince().isEmpty());
            });
        }
    }

    @Test
    void it_says_how_long_redis_takes_only_while_it_answers() throws Exception {
        try (var server = RedisServer.start(folder);
                var one = Neighbour.of(server, Neighbour.PATIENT)) {
            assertThat(one.redis().standing())
                    .extracting(RedisStanding::answers, RedisStanding::latency, RedisStanding::answeredAt)
                    .as("nobody was asked yet")
                    .containsExactly(false, null, null);
            one.start();
            var well = one.redis().standing();
            assertThat(well.answers()).isTrue();
            assertThat(well.latency()).isBetween(Duration.ofNanos(1), Neighbour.PATIENT);

            server.kill();
            Until.holds("away", () -> !one.redis().standing().answers());
            var away = one.redis().standing();
            assertThat(away.latency())
                    .as("what it took before is not what it takes")
                    .isNull();
            assertThat(away.answeredAt()).isBetween(well.since(), away.since());
            assertThat(one.redis().awaySince()).hasValue(away.since());

            server.begin();
            one.awaitAnswer();
            assertThat(one.redis().standing())
                    .satisfies(back -> assertThat(back.since()).isAfter(away.since()))
                    .extracting(RedisStanding::latency)
                    .isNotNull();
        }
    }

    @Test
    void a_wrong_password_is_said_once_and_neither_password_is_in_the_log(CapturedOutput output) throws Exception {
        try (var server = RedisServer.start(folder)) {
            var url = server.url().replace(RedisServer.PASSWORD, "wr0ng-password");
            studio.withPropertyValues("neurocards.redis.url=" + url)
                    .run(context -> Until.holds("said", () -> output.getAll().contains("WRONGPASS")));
            assertThat(output.getAll())
                    .containsOnlyOnce("counts requests for itself; address=127.0.0.1:" + server.port());
        }
        assertThat(output.getAll()).doesNotContain("wr0ng-password", RedisServer.PASSWORD);
    }

    @Test
    void others_hear_a_knock_and_whoever_knocks_does_not() throws Exception {
        try (var server = RedisServer.start(folder);
                var one = Neighbour.of(server, Neighbour.PATIENT);
                var other = Neighbour.of(server, Neighbour.PATIENT)) {
            var heardByOne = new AtomicInteger();
            var heardByOther = new AtomicInteger();
            one.knocks().listen(heardByOne::incrementAndGet);
            other.knocks().listen(heardByOther::incrementAndGet);
            one.start();
            other.start();

            one.knocks().knock();
            Until.holds("heard", () -> heardByOther.get() == 1);

            assertThat(heardByOne).hasValue(0);
        }
    }

    @Test
    void everything_in_it_has_our_name_and_an_end() throws Exception {
        try (var server = RedisServer.start(folder);
                var one = Neighbour.of(server, Neighbour.PATIENT).start();
                var client = RedisClient.create(server.url());
                var look = client.connect()) {
            assertThat(one.limits().count("ann:10", TenAMinute.LIMIT)).isPresent();

            var keys = look.sync().keys("*");
            assertThat(keys).contains("{neurocards}:limit:ann:10").allMatch(key -> key.startsWith("{neurocards}:"));
            assertThat(keys).allSatisfy(key -> assertThat(look.sync().pttl(key)).isBetween(1L, 70_000L));
            one.view().show(new LiveView.Seen(List.of("a"), List.of("b"), List.of(), List.of()));
            assertThat(look.sync().keys("*"))
                    .contains("neurocards", "{neurocards}:processing")
                    .allSatisfy(key -> assertThat(SlotHash.getSlot(key))
                            .as("one node of a cluster has all of them")
                            .isEqualTo(SlotHash.getSlot("{neurocards}:any")));
        }
    }
}
