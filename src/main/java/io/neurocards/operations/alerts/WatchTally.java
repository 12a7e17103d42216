package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what was looked at and what failed, in memory, and adds it to the rows of the day now and then. */
public final class WatchTally {

    /** What looks of rules are counted as. */
    static final String RULES = "rules";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;
    private final ZoneId zone;
    private final String node;
    private Map<Key, Counted> counts = new HashMap<>();

    /** @param zone where days begin */
    WatchTally(JdbcClient jdbc, Decisions decisions, Clock clock, ZoneId zone, String node) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
        this.zone = zone;
        this.node = node;
    }

    private record Key(LocalDate day, String what) {}

    private record Counted(long looks, long failed, long took, long slowest) {

        Counted and(Counted other) {
            return new Counted(
                    looks + other.looks, failed + other.failed, took + other.took, Math.max(slowest, other.slowest));
        }
    }

    /** Counts so many looks, of which so many failed. */
    public void add(String what, long looks, long failed) {
        add(what, new Counted(looks, failed, 0, 0));
    }

    /**
     * Counts one look.
     *
     * @param millis that it took, 0 when it failed
     */
    public void addTimed(String what, boolean isWell, long millis) {
        add(what, new Counted(1, isWell ? 0 : 1, millis, millis));
    }

    private synchronized void add(String what, Counted counted) {
        if (counted.looks() > 0) {
            counts.merge(new Key(LocalDate.ofInstant(clock.instant(), zone), what), counted, Counted::and);
        }
    }

    /** Writes down what was counted; what can't be written is kept for the next time. */
    void keep() {
        var taken = take();
        try {
            var now = clock.instant();
            decisions.act(() -> taken.forEach((key, counted) -> keep(key, counted, now)));
        } catch (RuntimeException e) {
            taken.forEach(this::putBack);
            throw e;
        }
    }

    private synchronized Map<Key, Counted> take() {
        var taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    private synchronized void putBack(Key key, Counted counted) {
        counts.merge(key, counted, Counted::and);
    }

    private void keep(Key key, Counted counted, Instant now) {
        jdbc.sql("""
                        insert into watch_days as d (id, day, node, what, looks, failed, took_millis, slowest_millis)
                        values (:id, :day, :node, :what, :looks, :failed, :took, :slowest)
                        on conflict (day, node, what) do update
                            set looks = d.looks + excluded.looks, failed = d.failed + excluded.failed,
                                took_millis = d.took_millis + excluded.took_millis,
                                slowest_millis = greatest(d.slowest_millis, excluded.slowest_millis)
                        """)
                .param("id", UuidV7.at(now))
                .param("day", key.day().toString())
                .param("node", node)
                .param("what", key.what())
                .param("looks", counted.looks())
                .param("failed", counted.failed())
                .param("took", counted.took())
                .param("slowest", counted.slowest())
                .update();
    }
}
