package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of the jobs. A job's stage changes here only, and only from the stage that the caller saw: when somebody else was
 * first, the change returns false and nothing happens.
 */
record VideoJobs(JdbcClient jdbc) {

    private static final String COLUMNS = """
            id, order_id, person_id, number, stage, progress, cost, seed, variant, final_prompt, attempts, model, fetches,
            created_at, request_id
            """;

    void insert(VideoJob job, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant,
                                          attempts, created_at, request_id)
                        values (:id, :order, :person, :number, 'queued', 'queued', 0, :cost, :seed, :variant, 0, :now, :request)
                        """)
                .param("id", job.id())
                .param("request", job.request())
                .param("order", job.orderId())
                .param("person", job.person().value())
                .param("number", job.number())
                .param("cost", job.cost().amount())
                .param("seed", job.seed())
                .param("variant", job.variant())
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<VideoJob> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from jobs where id = :id")
                .param("id", id)
                .query((row, _) -> job(row))
                .optional();
    }

    /** Returns the job, locked until the transaction ends. */
    Optional<VideoJob> lock(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from jobs where id = :id for update")
                .param("id", id)
                .query((row, _) -> job(row))
                .optional();
    }

    int unfinishedOf(PersonId person) {
        return jdbc.sql("select count(*) from jobs where person_id = :person and status in ('queued', 'processing')")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Returns the jobs that need a run: those in the making that do not wait for a provider. */
    List<UUID> toRun() {
        return jdbc.sql("""
                        select j.id from jobs j
                        where j.status = 'processing' and not exists (
                            select from job_attempts a
                            where a.job_id = j.id and a.ended_at is null and a.next_look_at is not null)
                        order by j.id
                        """).query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    List<UUID> silentSince(Instant limit) {
        return jdbc.sql("select id from jobs where status = 'processing' and heartbeat_at < :limit order by id")
                .param("limit", SqlTime.of(limit))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Moves a job that is still at {@code from} on to another stage of the making. */
    boolean advance(UUID id, Stage from, Stage to, Instant now) {
        return jdbc.sql("""
                        update jobs set stage = :to, progress = greatest(progress, :progress), heartbeat_at = :now, away = false
                        where id = :id and stage = :from
                        """ + StageLog.RETURNING.formatted(":from"))
                .param("to", to.text())
                .param("progress", to.begins())
                .param("now", SqlTime.of(now))
                .param("id", id)
                .param("from", from.text())
                .query(new StageLog(now))
                .optional()
                .isPresent();
    }

    /** Says that a job is alive and how far it is; progress never goes back. */
    void beat(UUID id, int progress, Instant now) {
        jdbc.sql("""
                        update jobs set progress = greatest(progress, :progress), heartbeat_at = :now
                        where id = :id and status = 'processing'
                        """)
                .param("progress", progress)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    void keepPrompt(UUID id, ClipWords.Found words) {
        jdbc.sql("update jobs set final_prompt = :prompt, prompt_source = :source where id = :id")
                .param("prompt", words.prompt())
                .param("source", words.source())
                .param("id", id)
                .update();
    }

    Optional<String> promptSource(UUID id) {
        return jdbc.sql("select prompt_source from jobs where id = :id and prompt_source is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void keepFiles(UUID id, String clip, String poster, List<String> ignoredWords) {
        jdbc.sql("update jobs set clip = :clip, poster = :poster, ignored_words = :words where id = :id")
                .param("clip", clip)
                .param("poster", poster)
                .param("words", ignoredWords.isEmpty() ? null : String.join(", ", ignoredWords))
                .param("id", id)
                .update();
    }

    /** Keeps what was seen in the stored clip; nothing of it was when it does not play. */
    void keepCheck(UUID id, ClipCheck.Seen seen) {
        jdbc.sql("update jobs set fidelity = :fidelity, ai_mark = :mark, clip_note = :note where id = :id")
                .param("fidelity", seen.fidelity())
                .param("mark", seen.mark())
                .param("note", seen.note())
                .param("id", id)
                .update();
    }

    /** Returns the number of the try that begins. */
    int countAttempt(UUID id) {
        return jdbc.sql("update jobs set attempts = attempts + 1 where id = :id returning attempts")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Frees the job's place: it is made elsewhere. Returns false when it had gone before. */
    boolean goAway(UUID id) {
        return jdbc.sql("update jobs set away = true where id = :id and status = 'processing' and not away")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Puts a job in the making back into the line, where it waits until {@code notBefore}. */
    boolean backInLine(UUID id, Instant notBefore, Instant now) {
        return jdbc.sql("""
                        with old as (select id, stage from jobs where id = :id for update)
                        update jobs set status = 'queued', stage = 'queued', worker = null, away = false,
                                        not_before = :before, heartbeat_at = :now
                        from old where jobs.id = old.id and jobs.status = 'processing'
                        """ + StageLog.RETURNING.formatted("old.stage"))
                .param("before", SqlTime.of(notBefore))
                .param("now", SqlTime.of(now))
                .param("id", id)
                .query(new StageLog(now))
                .optional()
                .isPresent();
    }

    void changeModel(UUID id, String model) {
        jdbc.sql("update jobs set model = :model where id = :id and status = 'processing'")
                .param("model", model)
                .param("id", id)
                .update();
    }

    /** Returns how often fetching the clip has failed, this time included. */
    int countFetch(UUID id) {
        return jdbc.sql("update jobs set fetches = fetches + 1 where id = :id returning fetches")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Keeps a clip that came when its job had failed already. */
    boolean keepLate(UUID id, String clip, String poster, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update jobs set clip = :clip, poster = :poster, late_at = :now
                        where id = :id and stage = 'failed' and late_at is null
                        """)
                        .param("clip", clip)
                        .param("poster", poster)
                        .param("now", SqlTime.of(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    int orderedSince(PersonId person, Instant moment) {
        return jdbc.sql("select count(*) from jobs where person_id = :person and created_at > :moment")
                .param("person", person.value())
                .param("moment", SqlTime.of(moment))
                .query(Integer.class)
                .single();
    }

    void complete(UUID id, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update jobs set status = 'completed', stage = 'completed', progress = 100, away = false,
                                        finished_at = :now, heartbeat_at = :now
                        where id = :id
                        """ + StageLog.RETURNING.formatted("'delivering'"))
                .param("id", id)
                .param("now", SqlTime.of(now))
                .query(new StageLog(now))
                .single();
    }

    void end(UUID id, Stage stage, ProblemCode error, @Nullable String details, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        with old as (select id, stage from jobs where id = :id for update)
                        update jobs set status = 'failed', stage = :stage, error = :error, error_details = :details, away = false, not_before = null,
                                        finished_at = :now, heartbeat_at = :now
                        from old where jobs.id = old.id
                        """ + StageLog.RETURNING.formatted("old.stage"))
                .param("stage", stage.text())
                .param("error", error.text())
                .param("details", details)
                .param("id", id)
                .param("now", SqlTime.of(now))
                .query(new StageLog(now))
                .single();
    }

    private static VideoJob job(ResultSet row) throws SQLException {
        return new VideoJob(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("number"),
                Stage.ofText(row.getString("stage")),
                row.getInt("progress"),
                Credits.of(row.getLong("cost")),
                row.getLong("seed"),
                row.getInt("variant"),
                row.getString("final_prompt"),
                row.getInt("attempts"),
                row.getString("model"),
                row.getInt("fetches"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("request_id"));
    }
}
