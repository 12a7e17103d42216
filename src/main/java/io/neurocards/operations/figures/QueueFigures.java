package io.neurocards.operations.figures;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.processes.Processes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long customers wait for a clip to be begun, counted in the database over rows that an index finds. */
@Component
public final class QueueFigures {

    /** What ended before says nothing of how it is now. */
    static final Duration LATELY = Duration.ofHours(1);

    private static final double SECONDS_IN_MINUTE = 60;
    private static final double HUNDREDTHS = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    QueueFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How it is now.
     *
     * @param averageWaitMinutes until they were begun, of clips that wait, are made or ended within the hour; 0 where there are none
     * @param workers processes that can make clips and have just shown a sign of life
     */
    public record Queue(long queued, long processing, double averageWaitMinutes, long workers) {

        /** Returns how many are not finished. */
        public long total() {
            return queued + processing;
        }
    }

    /** Returns all numbers of one moment. What was cancelled before anybody began it had waited until then. */
    public Queue now() {
        var now = clock.instant();
        return jdbc.sql("""
                        select count(*) filter (where status = 'queued') as queued,
                               count(*) filter (where status = 'processing') as processing,
                               coalesce(avg(extract(epoch from
                                   coalesce(started_at, finished_at, :now) - created_at)), 0) as seconds,
                               (select count(*) from processes
                                where seen_at > :alive and stopped_at is null
                                  and 'worker' = any (string_to_array(roles, ','))) as workers
                        from jobs
                        where status in ('queued', 'processing') or finished_at >= :since
                        """)
                .param("now", SqlTime.of(now))
                .param("since", SqlTime.of(now.minus(LATELY)))
                .param("alive", SqlTime.of(now.minus(Processes.SILENCE)))
                .query((row, _) -> queue(row))
                .single();
    }

    private static Queue queue(ResultSet row) throws SQLException {
        var minutes = row.getDouble("seconds") / SECONDS_IN_MINUTE;
        return new Queue(
                row.getLong("queued"),
                row.getLong("processing"),
                Math.max(0, Math.round(minutes * HUNDREDTHS) / HUNDREDTHS),
                row.getLong("workers"));
    }
}
