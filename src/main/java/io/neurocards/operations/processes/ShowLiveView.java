package io.neurocards.operations.processes;

import io.neurocards.database.SqlTime;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.neighbours.LiveView;
import io.neurocards.neighbours.LiveView.Seen;
import io.neurocards.neighbours.LiveView.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows the line, the clips in the making and the workers where Redis' own tools find them. */
final class ShowLiveView implements RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(5);

    /** Whoever has more waiting asks the dashboard, which counts. */
    static final int MOST_IN_LINE = 10_000;

    private static final int MOST_CLIPS = 1_000;

    /** How long single clips are shown: in the making, made, and failed (requirement NC-136). */
    private static final Duration MAKING = Duration.ofMinutes(30);

    private static final Duration MADE = Duration.ofHours(1);
    private static final Duration NOT_MADE = Duration.ofDays(1);

    /** Runs that were left out, because the database or Redis was away, are made up for. */
    private static final Duration LOOKED_BACK = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Processes processes;
    private final LiveView view;
    private final Clock clock;

    ShowLiveView(JdbcClient jdbc, Processes processes, LiveView view, Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "live-view";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        var now = clock.instant();
        var clips = Stream.of("j.status = 'processing'", "j.finished_at > :since")
                .flatMap(which -> clips(which, now).stream())
                .toList();
        view.show(new Seen(ids("queued"), ids("processing"), workers(now), clips));
    }

    private List<String> ids(String status) {
        return jdbc.sql("select id from jobs where status = :status order by created_at, id limit :most")
                .param("status", status)
                .param("most", MOST_IN_LINE)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<Shown> clips(String which, Instant now) {
        return jdbc.sql("""
                        select j.id, j.status, j.stage, j.progress, coalesce(j.model, o.model) as model, j.worker, j.error,
                               j.created_at, j.started_at, j.finished_at
                        from jobs j join video_orders o on o.id = j.order_id
                        where %s
                        order by j.created_at, j.id limit :most
                        """.formatted(which))
                .param("since", SqlTime.of(now.minus(LOOKED_BACK)))
                .param("most", MOST_CLIPS)
                .query((row, _) -> clip(row, now))
                .list();
    }

    private static Shown clip(ResultSet row, Instant now) throws SQLException {
        var fields = new LinkedHashMap<String, String>();
        for (var column : List.of("status", "stage", "progress", "model", "worker", "error")) {
            put(fields, column, row.getString(column));
        }
        put(fields, "ordered", moment(row, "created_at"));
        put(fields, "started", moment(row, "started_at"));
        var finished = moment(row, "finished_at");
        put(fields, "finished", finished);
        var until = finished == null
                ? now.plus(MAKING)
                : finished.plus(row.getString("status").equals("completed") ? MADE : NOT_MADE);
        return new Shown(row.getString("id"), fields, until);
    }

    private List<Shown> workers(Instant now) {
        return processes.seen().stream()
                .filter(process -> process.isWorker() && process.state() == ProcessState.ALIVE)
                .map(process -> new Shown(
                        process.name(),
                        Map.of(
                                "host", process.host(),
                                "roles", process.words(),
                                "version", process.version(),
                                "started", process.startedAt().toString(),
                                "seen", process.seenAt().toString(),
                                "busy", Integer.toString(process.busy()),
                                "jobs", jobs(process)),
                        now.plus(LiveView.KEPT)))
                .toList();
    }

    /** Such as {@code 019aa1c4-… generating 2026-11-23T09:30:00Z}, with commas between; an empty text of one that waits. */
    private static String jobs(ProcessSeen process) {
        return process.work().stream()
                .map(one -> one.clip() + " " + one.stage() + " " + one.since())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** An empty text where there is nothing, so that nothing of an earlier stage stays. */
    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        fields.put(name, value == null ? "" : value.toString());
    }
}
