package io.neurocards.operations;

import io.neurocards.operations.JobReport.Entry;
import io.neurocards.operations.JobReport.Look;
import io.neurocards.operations.JobReport.Timeline;
import io.neurocards.operations.JobReport.Try;
import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at one clip closely, or at a person's latest ones. */
@Component
public final class JobInspector {

    private final JdbcClient jdbc;

    JobInspector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One clip in a list. */
    public record Row(UUID id, String template, String stage, Instant createdAt) {}

    /** Returns a person's newest clips first. */
    public List<Row> latest(PersonId person, int limit) {
        return jdbc.sql("""
                        select j.id, o.template, j.stage, j.created_at
                        from jobs j join video_orders o on o.id = j.order_id
                        where j.person_id = :person order by j.created_at desc, j.id desc limit :limit
                        """)
                .param("person", person.value())
                .param("limit", limit)
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
    }

    public Optional<JobReport> find(UUID id) {
        var entries = entries(id);
        return jdbc.sql("""
                        select j.id, j.order_id, j.person_id, o.template, o.model, j.stage, j.progress, j.cost, j.worker,
                               j.prompt_source, j.error, j.error_details, j.created_at, j.started_at, j.heartbeat_at, j.finished_at,
                               j.fidelity, j.ai_mark, j.clip_note
                        from jobs j join video_orders o on o.id = j.order_id
                        where j.id = :id
                        """)
                .param("id", id)
                .query((row, _) -> report(row, tries(id), entries))
                .optional();
    }

    private List<Try> tries(UUID job) {
        return jdbc.sql("""
                        select id, number, provider, task, outcome, message as answer, began_at, ended_at
                        from job_attempts where job_id = :job order by number
                        """)
                .param("job", job)
                .query(new SimplePropertyRowMapper<>(Try.class))
                .list();
    }

    /** Returns one try of a clip. */
    public Optional<TryReport> attempt(UUID id) {
        return jdbc.sql("""
                        select id, job_id as job, number, provider, coalesce(model, provider) as model, key, task, told_task,
                               outcome, message, looks, began_at, next_look_at, watch_until, ended_at
                        from job_attempts where id = :id
                        """)
                .param("id", id)
                .query(new SimplePropertyRowMapper<>(TryReport.class))
                .optional();
    }

    private List<Entry> entries(UUID job) {
        return jdbc.sql("""
                        select kind, amount, posted_at from ledger_postings
                        where reference in ('hold:video:' || :job, 'settle:video:' || :job, 'refund:video:' || :job)
                        order by ordinal
                        """)
                .param("job", job.toString())
                .query(new SimplePropertyRowMapper<>(Entry.class))
                .list();
    }

    private static JobReport report(ResultSet row, List<Try> tries, List<Entry> entries) throws SQLException {
        var charged = entries.stream().anyMatch(entry -> entry.kind().equals("capture"))
                && entries.stream().noneMatch(entry -> entry.kind().equals("refund"));
        return new JobReport(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("template"),
                row.getString("model"),
                row.getString("stage"),
                row.getInt("progress"),
                row.getLong("cost"),
                row.getString("worker"),
                row.getString("prompt_source"),
                row.getString("error"),
                row.getString("error_details"),
                charged,
                new Look(row.getObject("fidelity", Double.class), row.getString("ai_mark"), row.getString("clip_note")),
                new Timeline(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "heartbeat_at"),
                        instant(row, "finished_at")),
                tries,
                entries);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
