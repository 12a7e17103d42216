package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Measures durable appends of accepted operations against a bare loop that writes as many bytes and forces them, in turns
 * within one run; and how fast a full journal is read back.
 *
 * <p>{@code mvn -q test-compile exec:exec@journal-bench}; rounds and seconds by {@code -Dbench.rounds} and
 * {@code -Dbench.seconds}.
 */
final class JournalBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int RECORD = 300;
    private static final int PREALLOCATED = 64 << 20;
    private static final int REPLAYED = 10_000;

    private JournalBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of("target", "journal-bench");
        appends(folder, 1, 1);
        for (var round = 1; round <= ROUNDS; round++) {
            var bare = bare(folder);
            System.out.printf("round %d: a bare loop %.0f/s%n", round, bare);
            for (var callers : List.of(1, 16, 64)) {
                var times = appends(folder, callers, SECONDS);
                System.out.printf(
                        "round %d: %d callers %.0f/s, ratio %.2f, p50 %.2f ms, p99 %.2f ms, max %.1f ms%n",
                        round,
                        callers,
                        times.length / (double) SECONDS,
                        times.length / (double) SECONDS / bare,
                        at(times, 0.5),
                        at(times, 0.99),
                        at(times, 1));
            }
        }
        replay(folder);
        empty(folder);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    /** Writes and forces a preallocated file, as the journal's does; nothing else. */
    private static double bare(Path folder) throws IOException {
        empty(folder);
        Files.createDirectories(folder);
        var bytes = changes(1).bytes(RECORD).toArray();
        try (var file =
                FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(PREALLOCATED), 0);
            file.force(true);
            var end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            var count = 0L;
            while (System.nanoTime() < end) {
                file.write(ByteBuffer.wrap(bytes), count * RECORD % (PREALLOCATED - RECORD));
                file.force(false);
                count++;
            }
            return count / (double) SECONDS;
        }
    }

    /** Returns how long every append took, sorted. Half are operations, half their ends, so that no limit is met. */
    private static long[] appends(Path folder, int callers, int seconds) throws Exception {
        empty(folder);
        try (var journal = NodeJournal.open(settings(folder));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            var tasks = new ArrayList<Callable<List<Long>>>();
            for (var caller = 0; caller < callers; caller++) {
                var changes = changes(caller);
                tasks.add(() -> caller(journal, changes, end));
            }
            var all = new ArrayList<Long>();
            for (var times : threads.invokeAll(tasks)) {
                all.addAll(times.get());
            }
            return all.stream().mapToLong(time -> time).sorted().toArray();
        }
    }

    private static List<Long> caller(NodeJournal journal, Changes changes, long end) {
        var times = new ArrayList<Long>();
        while (System.nanoTime() < end) {
            var operation = changes.operation();
            var start = System.nanoTime();
            require(journal.accept(operation));
            var accepted = System.nanoTime();
            require(journal.done(operation.id()));
            times.add(accepted - start);
            times.add(System.nanoTime() - accepted);
        }
        return times;
    }

    private static void require(JournalAnswer answer) {
        if (!(answer instanceof JournalAnswer.Kept)) {
            throw new IllegalStateException("Not kept: " + answer);
        }
    }

    private static void replay(Path folder) throws Exception {
        empty(folder);
        var changes = changes(9);
        try (var core = JournalCore.open(new DiskFiles(), settings(folder), new Contents())) {
            for (var i = 0; i < REPLAYED; i += 100) {
                var group = new ArrayList<Change>();
                for (var j = 0; j < 100; j++) {
                    group.add(new Change(new JournalRecord.Accepted(changes.operation())));
                }
                core.commit(group).forEach(JournalBenchmark::require);
            }
        }
        var times = new long[5];
        for (var i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            NodeJournal.open(settings(folder)).close();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                "opening with %d operations (read, written anew, proven): %.0f ms, %.0f records/s%n",
                REPLAYED, times[2] / 1e6, REPLAYED / (times[2] / 1e9));
    }

    private static Changes changes(int seed) {
        return new Changes(new Random(seed));
    }

    private static JournalSettings settings(Path folder) {
        return new JournalSettings(folder, null, 4 << 20, 100_000, 0, OnDamage.REFUSE);
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
