package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import io.neurocards.videos.Attempt.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the tries. */
record Attempts(JdbcClient jdbc) {

    static final String COLUMNS =
            "a.id, a.job_id, a.number, a.provider, a.model, a.outcome, a.task, a.told_task, a.key, a.looks, a.began_at";

    /** Returns the job's try that has not ended; there is at most one, because tries follow each other. */
    Optional<Attempt> open(UUID jobId) {
        return jdbc.sql("select " + COLUMNS + " from job_attempts a where job_id = :job and ended_at is null")
                .param("job", jobId)
                .query((row, _) -> attempt(row))
                .optional();
    }

    Optional<Attempt> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from job_attempts a where id = :id")
                .param("id", id)
                .query((row, _) -> attempt(row))
                .optional();
    }

    /** Writes down that the provider is about to be asked, and what a clip costs there now, in US cents. */
    void begin(Attempt attempt, long cost) {
        jdbc.sql("""
                        insert into job_attempts (id, job_id, number, provider, model, key, outcome, provider_cost_minor, began_at)
                        values (:id, :job, :number, :provider, :model, :key, 'submitting', :cost, :now)
                        """)
                .param("id", attempt.id())
                .param("job", attempt.jobId())
                .param("number", attempt.number())
                .param("provider", attempt.provider())
                .param("model", attempt.model())
                .param("key", attempt.key())
                .param("cost", cost)
                .param("now", SqlTime.of(attempt.beganAt()))
                .update();
    }

    /** Keeps the task's name, also when the try was ended while its provider answered. */
    void submitted(UUID id, String task) {
        jdbc.sql("""
                        update job_attempts
                        set task = :task, outcome = case when ended_at is null then 'submitted' else outcome end
                        where id = :id
                        """).param("task", task).param("id", id).update();
    }

    /** Writes down when the clip was first seen to be made. */
    void made(UUID id, Instant now) {
        jdbc.sql("update job_attempts set made_at = :now where id = :id and made_at is null and ended_at is null")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    void uncertain(UUID id, String message) {
        jdbc.sql("""
                        update job_attempts set outcome = 'uncertain', message = :message
                        where id = :id and outcome = 'submitting'
                        """).param("message", message).param("id", id).update();
    }

    void lookAt(UUID id, Instant when) {
        jdbc.sql("update job_attempts set next_look_at = :at, looks = looks + 1 where id = :id and ended_at is null")
                .param("at", SqlTime.of(when))
                .param("id", id)
                .update();
    }

    /** Ends a try. Returns false when it had ended before. */
    boolean end(UUID id, State end, @Nullable String message, Instant now) {
        return jdbc.sql("""
                        update job_attempts
                        set outcome = :outcome, message = :message, ended_at = :now, next_look_at = null
                        where id = :id and ended_at is null
                        """)
                        .param("outcome", end.text())
                        .param("message", message)
                        .param("id", id)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    /** Lets a try that was ended for taking too long be looked at for some time more. */
    void watch(UUID id, Instant nextLook, Instant until) {
        jdbc.sql("""
                        update job_attempts set next_look_at = :next, watch_until = :until
                        where id = :id and outcome in ('given_up', 'review')
                        """)
                .param("next", SqlTime.of(nextLook))
                .param("until", SqlTime.of(until))
                .param("id", id)
                .update();
    }

    /** Ends the watching of a try whose clip has come after all. */
    boolean late(UUID id, String task) {
        return jdbc.sql("""
                        update job_attempts set outcome = 'late', task = :task, next_look_at = null, watch_until = null
                        where id = :id and outcome in ('given_up', 'review')
                        """).param("task", task).param("id", id).update() == 1;
    }

    void stopWatching(UUID id, String why) {
        jdbc.sql("""
                        update job_attempts set next_look_at = null, watch_until = null, message = message || '; ' || :why
                        where id = :id and watch_until is not null
                        """).param("why", why).param("id", id).update();
    }

    /** Lets a try be looked at before all others, under the name that was told for its task if it has none. */
    boolean hurry(UUID id, @Nullable String told) {
        return jdbc.sql("""
                        update job_attempts
                        set next_look_at = timestamptz '2000-01-01 00:00:00Z',
                            told_task = case when task is null then coalesce(:told, told_task) else told_task end
                        where id = :id and (ended_at is null and outcome <> 'submitting' or watch_until is not null)
                        """).param("told", told).param("id", id).update() == 1;
    }

    /** Returns how many tries of a job ended by the provider's own failure or refusal. */
    int failures(UUID jobId) {
        return count(
                jobId, "outcome in ('refused', 'failed') and message not like '" + EndAttempt.NOT_AS_ORDERED + "%'");
    }

    /** Returns how many tries of a job were given back because nothing could be made just then. */
    int returns(UUID jobId) {
        return count(jobId, "outcome = 'returned'");
    }

    /** Returns how many clips of a job have come and were not as ordered. */
    int notAsOrdered(UUID jobId) {
        return count(jobId, "outcome = 'failed' and message like '" + EndAttempt.NOT_AS_ORDERED + "%'");
    }

    private int count(UUID jobId, String condition) {
        return jdbc.sql("select count(*) from job_attempts where job_id = :job and " + condition)
                .param("job", jobId)
                .query(Integer.class)
                .single();
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        var provider = row.getString("provider");
        var model = row.getString("model");
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getInt("number"),
                provider,
                model == null ? provider : model,
                State.ofText(row.getString("outcome")),
                row.getString("task"),
                row.getString("told_task"),
                row.getString("key"),
                row.getInt("looks"),
                row.getObject("began_at", OffsetDateTime.class).toInstant());
    }
}
