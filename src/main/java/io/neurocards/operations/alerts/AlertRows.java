package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of what is or was wrong. */
record AlertRows(JdbcClient jdbc, ObjectMapper json) {

    private static final String FIELDS = """
            id, cause, subject, level, facts::text as facts, times, first_seen_at, last_seen_at, closed_at,
            heard_at, seen_at, seen_by
            """;

    private static final String COLUMNS = "select " + FIELDS + " from alerts ";

    Optional<Alert> lockOpen(String cause, String subject) {
        Decisions.requireOpen();
        return alerts(jdbc.sql(COLUMNS
                                + " where cause = :cause and subject = :subject and closed_at is null for update")
                        .param("cause", cause)
                        .param("subject", subject))
                .stream()
                .findFirst();
    }

    Optional<Alert> lock(UUID id) {
        Decisions.requireOpen();
        return alerts(jdbc.sql(COLUMNS + " where id = :id for update").param("id", id)).stream()
                .findFirst();
    }

    Optional<Alert> find(UUID id) {
        return alerts(jdbc.sql(COLUMNS + " where id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** Returns the open ones, and then those that have passed, the latest first. */
    List<Alert> latest(int limit) {
        return alerts(jdbc.sql(COLUMNS + " order by (closed_at is null) desc, last_seen_at desc, id desc limit :limit")
                .param("limit", limit));
    }

    /**
     * Takes what is to be told: that it began, that it became worse, that it is critical and nobody has seen it, that nobody
     * was reached, or that it has passed. What comes and goes is told once in a while, and then nothing of it is.
     */
    List<Alert> takeUntold(Rhythm rhythm, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update alerts set told_at = closed_at, closing_told_at = closed_at
                        where told_at is null and closed_at is not null and closing_told_at is null
                        """).update();
        return alerts(jdbc.sql("""
                        update alerts set told_at = :now, heard_at = null,
                                          closing_told_at = case when closed_at is null then null else :now::timestamptz end
                        where id in (
                            select id from alerts a
                            where (told_at is null and not exists (
                                       select from alerts b where b.cause = a.cause and b.subject = a.subject
                                         and b.id <> a.id and b.told_at > :quiet))
                               or (closed_at is not null and closing_told_at is null)
                               or (closed_at is null and level = 'critical' and seen_at is null and told_at < :repeated)
                               or (closed_at is null and heard_at is null and told_at < :unheard)
                            order by id for update skip locked)
                        returning
                        """ + FIELDS)
                .param("quiet", SqlTime.of(now.minus(rhythm.quiet())))
                .param("repeated", SqlTime.of(now.minus(rhythm.repeat())))
                .param("unheard", SqlTime.of(now.minus(rhythm.unheard())))
                .param("now", SqlTime.of(now)));
    }

    /**
     * When something is told again.
     *
     * @param quiet at least so long between two beginnings of one cause
     * @param repeat so long after a critical one that nobody has seen
     * @param unheard so long after one that no way has taken
     */
    record Rhythm(Duration quiet, Duration repeat, Duration unheard) {}

    void open(AlertRule rule, Finding finding, Instant now) {
        jdbc.sql("""
                        insert into alerts (id, cause, subject, level, facts, times, first_seen_at, last_seen_at)
                        values (:id, :cause, :subject, :level, :facts::jsonb, 1, :now, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("cause", rule.cause())
                .param("subject", rule.subject())
                .param("level", finding.level().text())
                .param("facts", json.writeValueAsString(finding.facts()))
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Notes that it is still wrong; {@code tell} when it has become worse, which nobody has seen then. */
    void seeAgain(Alert alert, Finding finding, boolean tell, Instant now) {
        jdbc.sql("""
                        update alerts set level = :level, facts = :facts::jsonb, times = times + 1, last_seen_at = :now,
                                          told_at = case when :tell then null else told_at end,
                                          seen_at = case when :tell then null else seen_at end,
                                          seen_by = case when :tell then null else seen_by end
                        where id = :id
                        """)
                .param("level", finding.level().text())
                .param("facts", json.writeValueAsString(finding.facts()))
                .param("tell", tell)
                .param("id", alert.id())
                .param("now", SqlTime.of(now))
                .update();
    }

    void close(UUID id, Instant now) {
        jdbc.sql("update alerts set closed_at = :now where id = :id")
                .param("id", id)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Notes that somebody was reached. */
    void heard(UUID id, Instant now) {
        jdbc.sql("update alerts set heard_at = :now where id = :id and heard_at is null")
                .param("id", id)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Notes who has seen it. */
    void seen(UUID id, String by, Instant now) {
        jdbc.sql("update alerts set seen_at = :now, seen_by = :by where id = :id")
                .param("id", id)
                .param("by", by)
                .param("now", SqlTime.of(now))
                .update();
    }

    private List<Alert> alerts(StatementSpec statement) {
        return statement.query((row, _) -> alert(row)).list();
    }

    private Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("cause"),
                row.getString("subject"),
                Level.ofText(row.getString("level")),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                row.getInt("times"),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                new Alert.Told(instant(row, "heard_at"), instant(row, "seen_at"), row.getString("seen_by")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
