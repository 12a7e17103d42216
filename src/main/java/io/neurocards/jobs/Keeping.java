package io.neurocards.jobs;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leaves the next run of a job to the process that holds what it needs. Like the rows it writes to, it is one database's own: it
 * costs no decision.
 */
final class Keeping {

    /** How long after it was due a job is left alone; as long as a running one without a heartbeat, and a look at the table more. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final String node;

    Keeping(JdbcClient jdbc, String node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** Returns what this process is called. */
    String node() {
        return node;
    }

    /** Leaves a job that will be due at {@code when} to this process. */
    void keep(String type, String id, Instant when) {
        jdbc.sql("""
                        update scheduled_tasks set kept_for = :node, kept_until = :until
                        where task_name = :type and task_instance = :id
                        """)
                .param("node", node)
                .param("until", SqlTime.of(when.plus(PATIENCE)))
                .param("type", type)
                .param("id", id)
                .update();
    }
}
