package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the tries. */
record Attempts(JdbcClient jdbc) {

    /** Returns the job's try that has not ended; there is at most one, because tries follow each other. */
    Optional<Attempt> open(UUID jobId) {
        return jdbc.sql("""
                        select id, job_id, number, task, began_at from job_attempts
                        where job_id = :job and ended_at is null
                        """)
                .param("job", jobId)
                .query((row, _) -> new Attempt(
                        row.getObject("id", UUID.class),
                        row.getObject("job_id", UUID.class),
                        row.getInt("number"),
                        row.getString("task"),
                        row.getObject("began_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Writes down that the provider is about to be asked. */
    void begin(Attempt attempt, String provider) {
        jdbc.sql("""
                        insert into job_attempts (id, job_id, number, provider, outcome, began_at)
                        values (:id, :job, :number, :provider, 'submitting', :now)
                        """)
                .param("id", attempt.id())
                .param("job", attempt.jobId())
                .param("number", attempt.number())
                .param("provider", provider)
                .param("now", SqlTime.of(attempt.beganAt()))
                .update();
    }

    void submitted(UUID id, String task) {
        jdbc.sql("update job_attempts set outcome = 'submitted', task = :task where id = :id and ended_at is null")
                .param("task", task)
                .param("id", id)
                .update();
    }

    void end(UUID id, Attempt.End end, @Nullable String message, Instant now) {
        jdbc.sql("""
                        update job_attempts set outcome = :outcome, message = :message, ended_at = :now
                        where id = :id and ended_at is null
                        """)
                .param("outcome", end.name().toLowerCase(Locale.ROOT))
                .param("message", message)
                .param("id", id)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Returns how many tries of a job ended by the provider's own failure or refusal. */
    int failures(UUID jobId) {
        return jdbc.sql("""
                        select count(*) from job_attempts where job_id = :job and outcome in ('refused', 'failed')
                        """).param("job", jobId).query(Integer.class).single();
    }
}
