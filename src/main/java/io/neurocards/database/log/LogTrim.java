package io.neurocards.database.log;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes away what a log needs no more, on one database; the other one is trimmed by itself. Where the log begins moves up with
 * it: a copy that has not come as far is to be filled anew.
 */
public final class LogTrim {

    /** Long enough to look into what happened, and for a backup that was away to take the entries instead of a filling. */
    public static final Duration ENTRIES_STAY = Duration.ofDays(14);

    /** What was undone is the only witness of an operation that a customer may still ask about. */
    public static final Duration ORPHANS_STAY = Duration.ofDays(90);

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    public LogTrim(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes away entries in transactions of 1000, the oldest first; decisions wait for none of them longer than for one
     * another. Returns how many went.
     *
     * @param bothHave a place that both databases are known to hold; no entry after it is touched
     * @throws LogRefusedException MARK_LOST when this database does not hold it
     */
    public long entries(Head bothHave, Duration olderThan) {
        return all(() -> LogRefusedException.named(
                () -> jdbc.sql("select pair.trim(:seq, decode(:hash, 'hex'), make_interval(secs => :age), :limit)")
                        .param("seq", bothHave.seq())
                        .param("hash", bothHave.hash())
                        .param("age", olderThan.toSeconds())
                        .param("limit", BATCH)
                        .query(Long.class)
                        .single()));
    }

    /** Takes away what was undone so long ago; returns how many entries went. */
    public long orphans(Duration olderThan) {
        return all(() -> jdbc.sql("select pair.trim_orphans(make_interval(secs => :age), :limit)")
                .param("age", olderThan.toSeconds())
                .param("limit", BATCH)
                .query(Long.class)
                .single());
    }

    private static long all(LongSupplier batch) {
        var sum = 0L;
        for (var gone = batch.getAsLong(); gone > 0; gone = batch.getAsLong()) {
            sum += gone;
        }
        return sum;
    }
}
