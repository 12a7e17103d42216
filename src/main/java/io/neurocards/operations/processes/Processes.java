package io.neurocards.operations.processes;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.processes.ProcessSeen.Work;
import io.neurocards.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All processes of the studio that were seen lately. Each announces itself, and is believed for a minute. */
@Component
public final class Processes {

    /** Whoever is silent for longer is gone. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String SEEN = """
            select id, name, host, roles, version, started_at, seen_at, stopped_at
            from processes
            order by started_at, id
            """;

    /** Whoever claimed a clip makes it, unless its film is kept by another process that has taken it over since. */
    private static final String WORK = """
            select coalesce(film.kept_for, j.worker) as process, j.id, j.stage, j.started_at
            from jobs j
                left join scheduled_tasks film
                    on film.task_name = 'video' and film.task_instance = j.id::text and film.kept_until > :now
            where j.status = 'processing' and not j.away and j.worker is not null
            order by j.started_at, j.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Processes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Returns every process that is alive, ended within the last day or fell silent within the last day, by their starts. Right
     * after another database has begun to decide it is empty until the processes announce themselves there, within ten seconds.
     */
    public List<ProcessSeen> seen() {
        var now = clock.instant();
        var work = jdbc.sql(WORK).param("now", SqlTime.of(now)).query((row, _) -> place(row)).list().stream()
                .collect(Collectors.groupingBy(Place::process, Collectors.mapping(Place::work, Collectors.toList())));
        return jdbc.sql(SEEN).query((row, _) -> process(row, now, work)).list();
    }

    private record Place(String process, Work work) {}

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("process"),
                new Work(row.getObject("id", UUID.class), row.getString("stage"), moment(row, "started_at")));
    }

    private static ProcessSeen process(ResultSet row, Instant now, Map<String, List<Work>> work) throws SQLException {
        var seenAt = moment(row, "seen_at");
        var state = row.getObject("stopped_at") != null
                ? ProcessState.STOPPED
                : seenAt.isAfter(now.minus(SILENCE)) ? ProcessState.ALIVE : ProcessState.LOST;
        return new ProcessSeen(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("host"),
                Arrays.stream(row.getString("roles").split(","))
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("version"),
                moment(row, "started_at"),
                seenAt,
                state,
                work.getOrDefault(row.getString("name"), List.of()));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
