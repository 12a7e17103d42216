package io.neurocards.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Takes due work of the types that this process can run, and leaves all other for a process that can: db-scheduler would take
 * what it does not know, too, and hold it until it counts as dead. What is kept for another process is that one's.
 */
final class OwnTypes extends PostgreSqlJdbcCustomization {

    private static final int LONGEST_NAME = 50;

    private static final String TAKE = """
            update scheduled_tasks t set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
            where (t.task_name, t.task_instance) in (
                select due.task_name, due.task_instance from scheduled_tasks due
                where not due.picked and due.execution_time <= ? and due.task_name = any (?)
                  and (due.kept_for is null or due.kept_for = ? or due.kept_until < ?)
                order by due.execution_time limit ? for update skip locked)
            returning t.*
            """;

    private final String[] types;
    private final String node;

    OwnTypes(Collection<String> types, String node) {
        super(false, false);
        this.types = types.toArray(String[]::new);
        this.node = node;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        var name = context.schedulerName.getName();
        return context.jdbcRunner.query(
                TAKE,
                statement -> {
                    statement.setString(1, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
                    setInstant(statement, 2, now);
                    setInstant(statement, 3, now);
                    statement.setArray(4, statement.getConnection().createArrayOf("text", types));
                    statement.setString(5, node);
                    setInstant(statement, 6, now);
                    statement.setInt(7, limit);
                },
                context.resultSetMapper.get());
    }
}
