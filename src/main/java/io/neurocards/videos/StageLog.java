package io.neurocards.videos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says in the log, a line each, that a job has come from one stage to another, once that is committed. Every statement that changes a stage
 * ends with {@link #RETURNING} and is read here.
 */
record StageLog(Instant now) implements RowMapper<UUID> {

    private static final Logger log = LoggerFactory.getLogger(StageLog.class);

    /** To be formatted with the column, or the word, that says where the job was. */
    static final String RETURNING =
            "returning jobs.id, %s as came_from, jobs.stage as came_to, jobs.attempts, jobs.created_at";

    /** Returns which job it is. */
    @Override
    public UUID mapRow(ResultSet row, int number) throws SQLException {
        var job = row.getObject("id", UUID.class);
        var from = row.getString("came_from");
        var to = row.getString("came_to");
        var attempt = row.getInt("attempts");
        var ordered = row.getObject("created_at", OffsetDateTime.class).toInstant();
        var millis = Duration.between(ordered, now).toMillis();
        onceCommitted(() ->
                log.info("Stage changed: job={}, from={}, to={}, attempt={}, ms={}", job, from, to, attempt, millis));
        return job;
    }

    private static void onceCommitted(Runnable line) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            line.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                line.run();
            }
        });
    }
}
