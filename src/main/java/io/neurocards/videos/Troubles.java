package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.OpenHold;
import io.neurocards.videos.Attempt.State;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds jobs that need a look, beside a studio that works on them meanwhile: what is only on its way is not found. */
final class Troubles {

    private static final String REFERENCE = "video:";

    /** A request is on its way for some minutes at most, with the upload of a photo; an ended job's try for some seconds. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final VideoRows rows;
    private final Ledger ledger;
    private final VideosSettings settings;
    private final Clock clock;

    Troubles(JdbcClient jdbc, VideoRows rows, Ledger ledger, VideosSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    List<Trouble> all() {
        var all = new ArrayList<Trouble>(silent());
        all.addAll(unsure());
        all.addAll(abandoned());
        all.addAll(holds());
        return all;
    }

    /** Returns the jobs in the making without a sign of life. */
    List<Trouble.Silent> silent() {
        return jdbc.sql("""
                        select id, stage, heartbeat_at from jobs
                        where status = 'processing' and heartbeat_at < :limit order by heartbeat_at, id
                        """)
                .param("limit", SqlTime.of(clock.instant().minus(settings.stuckAfter())))
                .query((row, _) -> new Trouble.Silent(
                        row.getObject("id", UUID.class),
                        Stage.ofText(row.getString("stage")),
                        row.getObject("heartbeat_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Trouble.Unsure> unsure() {
        return attempts("""
                        outcome = 'uncertain' or outcome = 'submitting' and began_at < :before
                        or outcome = 'review' and watch_until > :now
                        """).stream()
                .filter(attempt -> attempt.state() != State.SUBMITTING || isWaitedFor(attempt))
                .map(Trouble.Unsure::new)
                .toList();
    }

    private boolean isWaitedFor(Attempt attempt) {
        return rows.jobs()
                .find(attempt.jobId())
                .map(job -> !job.stage().isOver())
                .orElse(false);
    }

    private List<Trouble.Abandoned> abandoned() {
        return attempts("""
                        ended_at is null and next_look_at is null and exists (
                            select from jobs j where j.id = a.job_id and j.finished_at < :before)
                        """).stream().map(Trouble.Abandoned::new).toList();
    }

    private List<Attempt> attempts(String condition) {
        var now = clock.instant();
        return jdbc.sql("select " + Attempts.COLUMNS + " from job_attempts a where (" + condition
                        + ") order by a.began_at, a.id")
                .param("now", SqlTime.of(now))
                .param("before", SqlTime.of(now.minus(ON_ITS_WAY)))
                .query((row, _) -> Attempts.attempt(row))
                .list();
    }

    /**
     * Compares holds and jobs, which change together while they are read one after the other: what disagrees is believed only
     * when both sides, read once more, still say so.
     */
    private List<Trouble> holds() {
        var open = unfinished();
        var held = held();
        var stages = stages(held.keySet());
        var stillHeld = held();
        var all = new ArrayList<Trouble>();
        held.forEach((job, hold) -> {
            var stage = stages.get(job);
            if (stillHeld.containsKey(job) && (stage == null || stage.isOver())) {
                all.add(new Trouble.StrayHold(hold, job, stage));
            }
        });
        var stillOpen = unfinished();
        open.stream()
                .filter(job -> !held.containsKey(job) && stillOpen.contains(job))
                .map(Trouble.WithoutHold::new)
                .forEach(all::add);
        return all;
    }

    private Map<UUID, OpenHold> held() {
        var held = new HashMap<UUID, OpenHold>();
        for (var hold : ledger.openHolds(REFERENCE)) {
            held.put(UUID.fromString(hold.reference().substring(REFERENCE.length())), hold);
        }
        return held;
    }

    private Set<UUID> unfinished() {
        return new HashSet<>(jdbc.sql("select id from jobs where status in ('queued', 'processing')")
                .query(UUID.class)
                .list());
    }

    private Map<UUID, Stage> stages(Set<UUID> jobs) {
        record Where(UUID id, Stage stage) {}
        return jdbc
                .sql("select id, stage from jobs where id = any(:ids)")
                .param("ids", jobs.toArray(UUID[]::new))
                .query((row, _) -> new Where(row.getObject("id", UUID.class), Stage.ofText(row.getString("stage"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Where::id, Where::stage));
    }
}
