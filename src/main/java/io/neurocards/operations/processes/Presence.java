package io.neurocards.operations.processes;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says again and again that this process is alive, and once that it ends. Each sign is a statement of its own on a row that no
 * other database gets, so that it costs neither a decision nor a line of the log.
 */
final class Presence {

    static final Duration EVERY = Duration.ofSeconds(10);

    /** What ended or fell silent before that is of no interest any more. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Self self;
    private final Instant startedAt;

    /** What is said of a process. */
    record Self(String name, String host, String roles, String version) {}

    Presence(JdbcClient jdbc, Clock clock, Self self) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.self = self;
        this.startedAt = clock.instant();
    }

    void beat() {
        var now = clock.instant();
        jdbc.sql("""
                        insert into processes (id, name, host, roles, version, started_at, seen_at)
                        values (:id, :name, :host, :roles, :version, :started, :now)
                        on conflict on constraint processes_one_by_name do update
                            set host = :host, roles = :roles, version = :version,
                                started_at = :started, seen_at = :now, stopped_at = null
                        """)
                .param("id", OperationId.named("process:" + self.name()).value())
                .param("name", self.name())
                .param("host", self.host())
                .param("roles", self.roles())
                .param("version", self.version())
                .param("started", SqlTime.of(startedAt))
                .param("now", SqlTime.of(now))
                .update();
        jdbc.sql("delete from processes where seen_at < :before")
                .param("before", SqlTime.of(now.minus(REMEMBERED)))
                .update();
    }

    void end() {
        jdbc.sql("update processes set seen_at = :now, stopped_at = :now where name = :name and started_at = :started")
                .param("now", SqlTime.of(clock.instant()))
                .param("name", self.name())
                .param("started", SqlTime.of(startedAt))
                .update();
    }
}
