package io.neurocards.operations.figures;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says again and again that a process that makes clips is alive. */
final class WorkerBeat {

    static final Duration EVERY = Duration.ofSeconds(10);

    /** Three beats may be missed before a worker counts as gone. */
    static final Duration ALIVE = Duration.ofSeconds(35);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;
    private final String name;
    private final Instant startedAt;

    WorkerBeat(JdbcClient jdbc, Decisions decisions, Clock clock, String name) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
        this.name = name;
        this.startedAt = clock.instant();
    }

    void beat() {
        decisions.act(() -> {
            jdbc.sql("""
                            insert into workers (id, name, started_at, beat_at) values (:id, :name, :started, :now)
                            on conflict on constraint workers_once_per_name
                                do update set started_at = :started, beat_at = :now
                            """)
                    .param("id", OperationId.named("worker:" + name).value())
                    .param("name", name)
                    .param("started", SqlTime.of(startedAt))
                    .param("now", SqlTime.of(clock.instant()))
                    .update();
        });
    }
}
