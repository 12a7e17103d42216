package io.neurocards.operations.backups;

import io.neurocards.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures how long a backup of many clips takes, and bringing it back: orders, jobs and tries of a hundred thousand clips, or of as many as
 * {@code -Dbench.clips} says, from one database of the embedded server into an empty one beside it.
 *
 * <p>{@code mvn -q test-compile exec:exec@backup-bench [-Dbench.clips=1000000]}
 */
final class BackupBenchmark {

    private static final int CLIPS = Integer.getInteger("bench.clips", 100_000);
    private static final double SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    private BackupBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory(Path.of("target"), "backup-bench");
        try (var full = new BackupBench(TestDatabase.fresh(), folder);
                var empty = new BackupBench(TestDatabase.empty(), folder)) {
            full.work();
            fill(full.database);
            var made = timed("create", () -> full.run("create"), full);
            var bytes = Files.size(full.newest());
            var rows = Long.parseLong(full.said.getLast().replaceAll(".*, (\\d+) rows.*", "$1"));
            var read = timed("verify", () -> full.run("verify", "latest"), full);
            var brought = timed("restore", () -> empty.run("restore", "latest"), empty);
            System.out.printf(Locale.ROOT, "%d clips, %d rows, %.0f MB sealed%n", CLIPS, rows, bytes / MEGABYTE);
            say("made", rows, made);
            say("verified", rows, read);
            say("restored and proved equal", rows, brought);
        }
        System.exit(0); // the server of the tests stays open
    }

    /** What is asked for; its exit code. */
    @FunctionalInterface
    private interface Command {
        int run() throws Exception;
    }

    private static double timed(String what, Command command, BackupBench bench) throws Exception {
        var began = System.nanoTime();
        var exit = command.run();
        if (exit != 0) {
            throw new IllegalStateException(what + " failed: " + bench.said);
        }
        return (System.nanoTime() - began) / SECOND;
    }

    private static void say(String what, long rows, double seconds) {
        System.out.printf(Locale.ROOT, "%-28s %7.1f s %9.0f rows/s%n", what, seconds, rows / seconds);
    }

    /** Three clips an order, each with a try, as they stand once all is over; their credits were given back, so that the books agree. */
    private static void fill(TestDatabase database) {
        var jdbc = database.jdbc();
        jdbc.sql("""
                        insert into video_orders (id, person_id, template, model, description, wishes, prompt, language,
                                                  photo, seconds, count, credits_each, ordered_at)
                        select gen_random_uuid(), (select id from persons limit 1), 'ad', 'local',
                               'a mug of the number ' || number, '', 'a prompt of usual length ' || repeat('with words ', 30), 'en',
                               'photo-' || number || '.jpg', 8, 3, 1, now() - number * interval '1 second'
                        from generate_series(1, :orders) number
                        """).param("orders", (CLIPS + 2) / 3).update();
        jdbc.sql("""
                        insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts,
                                          error, created_at, started_at, heartbeat_at, finished_at)
                        select gen_random_uuid(), o.id, o.person_id, number, 'failed', 'cancelled', 50, 1, number, 1, 1,
                               'cancelled', o.ordered_at, o.ordered_at, o.ordered_at, o.ordered_at
                        from video_orders o cross join generate_series(1, 3) number limit :clips
                        """).param("clips", CLIPS).update();
        jdbc.sql("""
                        insert into job_attempts (id, job_id, number, provider, model, outcome, began_at, ended_at)
                        select gen_random_uuid(), id, 1, 'local', 'local', 'cancelled', created_at, created_at from jobs
                        """).update();
        jdbc.sql("analyze").update();
    }
}
