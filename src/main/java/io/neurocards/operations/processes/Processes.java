package io.neurocards.operations.processes;

import io.neurocards.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
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
            select p.id, p.name, p.host, p.roles, p.version, p.started_at, p.seen_at, p.stopped_at,
                   (select count(*) from jobs j
                    where j.worker = p.name and j.status = 'processing' and not j.away) as busy
            from processes p
            order by p.started_at, p.id
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
        return jdbc.sql(SEEN).query((row, _) -> process(row, now)).list();
    }

    private static ProcessSeen process(ResultSet row, Instant now) throws SQLException {
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
                row.getInt("busy"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
