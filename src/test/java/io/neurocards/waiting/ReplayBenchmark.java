package io.neurocards.waiting;

import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.RunningPair;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long an acceptance takes with two databases away, and how many a second are decided once they are back: notes of one row
 * each, every one by another customer, on two servers of this machine. Beside it the same decisions by as many threads that do
 * nothing else: no journal, no outcome that is written down.
 */
final class ReplayBenchmark {

    private static final int COUNT = Integer.getInteger("bench.operations", 2000);
    private static final int LANES = Integer.getInteger("bench.lanes", 16);

    private ReplayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var settings = new WaitingSettings(
                20,
                LANES,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                12,
                Duration.ofSeconds(30),
                Duration.ofDays(7));
        try (var room = new WaitingRoom(RunningPair.over(TestPair.unopened(), folder()), settings)) {
            loop(room, "warm ", COUNT / 2);
            for (var run = 1; run <= 2; run++) {
                room.shut();
                accept(room, run);
                room.open();
                room.pair.awaitMode(Mode.FULL_OPERATIONAL);
                var begun = System.nanoTime();
                var report = room.replay.pass();
                var replayed = report.processed() / seconds(begun);
                var looped = loop(room, "loop " + run + " ", COUNT);
                System.out.printf(
                        "run %d: %d replayed, %.0f a second; plain loop %.0f a second; ratio %.2f%n",
                        run, report.processed(), replayed, looped, replayed / looped);
            }
        }
        System.exit(0);
    }

    private static Path folder() throws Exception {
        return Files.createTempDirectory("replay-bench");
    }

    private static void accept(WaitingRoom room, int run) throws Exception {
        var nanos = new long[COUNT];
        for (var wish = 0; wish < COUNT; wish++) {
            var person = PersonId.at(Instant.EPOCH);
            var text = "run " + run + " wish " + wish;
            var begun = System.nanoTime();
            room.wish(room.notes, person, text);
            nanos[wish] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "run %d: accepted one after another: p50 %.2f ms, p99 %.2f ms, %d waiting%n",
                run, nanos[COUNT / 2] / 1e6, nanos[COUNT * 99 / 100] / 1e6, room.acceptance.waiting());
    }

    /** Returns how many decisions a second. */
    private static double loop(WaitingRoom room, String name, int count) throws Exception {
        var begun = System.nanoTime();
        try (var lanes = Executors.newFixedThreadPool(LANES, Thread.ofVirtual().factory())) {
            var running = new ArrayList<Future<?>>();
            for (var number = 0; number < count; number++) {
                var text = name + number;
                running.add(lanes.submit(() -> room.notes.write(OperationId.named(text), text)));
            }
            for (var one : running) {
                one.get();
            }
        }
        return count / seconds(begun);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
