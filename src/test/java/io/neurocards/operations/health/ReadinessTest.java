package io.neurocards.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.accounts.MovableClock;
import io.neurocards.media.TestStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.remote.TestDepots;
import io.neurocards.shared.Roles;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that a process needs is really used, is named with what to do while it does not work, and is found again. */
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void a_folder_that_takes_no_file_fails_and_recovers() throws Exception {
        var files = folder.resolve("store");
        var readiness = readiness("worker", new StorageProbe(TestStore.in(files)));
        assertThat(look(readiness).isReady()).isTrue();

        Files.move(files.resolve("outputs"), folder.resolve("away"));
        Files.writeString(files.resolve("outputs"), "no folder");
        var found = look(readiness);
        assertThat(found.isReady()).isFalse();
        assertThat(found.checks()).containsEntry("storage", "failing");
        assertThat(found.advice().get("storage")).contains("STORAGE_BASE_PATH").doesNotContain(files.toString());

        Files.delete(files.resolve("outputs"));
        Files.move(folder.resolve("away"), files.resolve("outputs"));
        assertThat(look(readiness).isReady()).isTrue();
        assertThat(look(readiness).advice()).isEmpty();
    }

    @Test
    void a_disk_without_room_fails() throws Exception {
        assertThat(look(readiness("worker", new StorageProbe(TestStore.full(folder.resolve("full")))))
                        .isReady())
                .isFalse();
    }

    @Test
    void a_store_elsewhere_that_is_away_or_refuses_our_key_fails_and_recovers() throws Exception {
        var answer = new AtomicInteger(200);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var readiness = readiness("api", new StorageProbe(TestDepots.store(address, folder)));
            assertThat(look(readiness).isReady()).isTrue();

            answer.set(403);
            var found = look(readiness);
            assertThat(found.isReady()).isFalse();
            assertThat(found.advice().get("storage"))
                    .contains("takes our keys")
                    .doesNotContain(TestDepots.SECRET, address);

            answer.set(200);
            assertThat(look(readiness).isReady()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_encoder_that_makes_a_frame_is_good() throws Exception {
        var ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        var probe = new EncoderProbe(ffmpeg, clock);

        probe.look();
        var made = new CountDownLatch(1);
        var really = new KeptLook(
                () -> {
                    EncoderProbe.makeFrame(
                            new io.neurocards.media.ffmpeg.BoundedFfmpeg(ffmpeg, Duration.ofSeconds(15)));
                    made.countDown();
                },
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                clock);
        really.last();

        assertThat(made.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        really.last();
    }

    @Test
    void an_encoder_that_fails_hangs_or_is_gone_is_failing_until_it_works_again() throws Exception {
        var program = program("exit 0");
        var readiness =
                readiness("worker", new EncoderProbe(Ffmpeg.triedBefore(program), clock, Duration.ofMillis(100)));
        assertThat(look(readiness).isReady()).isTrue();

        program("echo Illegal instruction >&2; exit 132");
        awaitReady(readiness, false);
        assertThat(look(readiness).advice().get("ffmpeg"))
                .contains("FFMPEG_PATH")
                .doesNotContain(program.toString());
        program("exit 0");
        awaitReady(readiness, true);

        program("exec sleep 600");
        awaitReady(readiness, false);
        program("exit 0");
        awaitReady(readiness, true);

        Files.delete(program);
        assertThat(look(readiness).checks()).containsEntry("ffmpeg", "failing");
        program("exit 0");
        assertThat(look(readiness).isReady()).isTrue();
    }

    @Test
    void a_frame_is_made_once_in_five_minutes_however_often_somebody_asks() throws Exception {
        var count = folder.resolve("count");
        var probe = new EncoderProbe(
                Ffmpeg.triedBefore(program("echo one >> '" + count + "'")), clock, Duration.ofSeconds(1));
        probe.look();
        Until.holds("tried", () -> Files.exists(count));
        for (var second = 0; second < 250; second++) {
            clock.advance(Duration.ofSeconds(1));
            probe.look();
        }
        assertThat(Files.readAllLines(count)).hasSize(1);

        Until.holds("tried again", () -> {
            // the first try may end after this test's clock was put forward, and counts from its end
            clock.advance(EncoderProbe.WHILE_GOOD);
            looked(probe);
            return lines(count) >= 2;
        });
    }

    @Test
    void who_does_not_need_it_is_ready_without_and_says_so() throws Exception {
        var readiness = readiness("web", new EncoderProbe(Ffmpeg.triedBefore(folder.resolve("none")), clock));

        assertThat(look(readiness).isReady()).isTrue();
        assertThat(look(readiness).checks()).containsEntry("ffmpeg", "failing");
    }

    @Test
    void a_probe_that_hangs_is_failing_is_not_begun_twice_and_holds_up_nobody_for_long() {
        var begun = new AtomicInteger();
        var over = new CountDownLatch(1);
        Probe hanging = new Probe() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public boolean isNeededBy(Roles roles) {
                return true;
            }

            @Override
            public String advice() {
                return "Wait.";
            }

            @Override
            public void look() throws IOException {
                begun.incrementAndGet();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        };
        var readiness = new Readiness(List.of(hanging), Roles.read("web"), clock, Duration.ofMillis(50));

        assertThat(look(readiness).checks()).containsEntry("hanging", "failing");
        assertThat(look(readiness).isReady()).isFalse();
        assertThat(begun).hasValue(1);

        over.countDown();
        Until.holds("over", () -> look(readiness).isReady());
    }

    private Readiness readiness(String roles, Probe probe) {
        return new Readiness(List.of(probe), Roles.read(roles), clock, PATIENCE);
    }

    /** Looks after the time in which a look is remembered. */
    private Readiness.Found look(Readiness readiness) {
        clock.advance(Duration.ofSeconds(3));
        return readiness.look();
    }

    private void awaitReady(Readiness readiness, boolean ready) {
        Until.holds("ready: " + ready, () -> {
            clock.advance(EncoderProbe.WHILE_GOOD);
            return look(readiness).isReady() == ready;
        });
    }

    /** Puts a program in ffmpeg's place at once, as an update of the machine does. */
    private Path program(String text) throws IOException {
        var written = Files.writeString(folder.resolve("written"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwx------"));
        return Files.move(written, folder.resolve("ffmpeg"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static void looked(Probe probe) {
        try {
            probe.look();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
