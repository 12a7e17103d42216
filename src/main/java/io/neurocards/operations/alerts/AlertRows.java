package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of what is or was wrong. */
record AlertRows(JdbcClient jdbc, ObjectMapper json) {

    private static final String COLUMNS = """
            select id, cause, level, facts::text as facts, times, first_seen_at, last_seen_at, closed_at from alerts
            """;

    Optional<Alert> lockOpen(String cause) {
        Decisions.requireOpen();
        return alerts(jdbc.sql(COLUMNS + " where cause = :cause and closed_at is null for update")
                        .param("cause", cause))
                .stream()
                .findFirst();
    }

    /** Returns the open ones, and then those that have passed, the latest first. */
    List<Alert> latest(int limit) {
        return alerts(jdbc.sql(COLUMNS + " order by (closed_at is null) desc, last_seen_at desc, id desc limit :limit")
                .param("limit", limit));
    }

    /** Takes what nobody was told: that it began, that it became worse, or that it has passed. */
    List<Alert> takeUntold(Instant now) {
        Decisions.requireOpen();
        return alerts(jdbc.sql("""
                        update alerts set told_at = :now,
                                          closing_told_at = case when closed_at is null then null else :now::timestamptz end
                        where id in (select id from alerts
                                     where told_at is null or (closed_at is not null and closing_told_at is null)
                                     order by id for update skip locked)
                        returning id, cause, level, facts::text as facts, times, first_seen_at, last_seen_at, closed_at
                        """).param("now", SqlTime.of(now)));
    }

    void open(String cause, Finding finding, Instant now) {
        jdbc.sql("""
                        insert into alerts (id, cause, level, facts, times, first_seen_at, last_seen_at)
                        values (:id, :cause, :level, :facts::jsonb, 1, :now, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("cause", cause)
                .param("level", finding.level().text())
                .param("facts", json.writeValueAsString(finding.facts()))
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Notes that it is still wrong; {@code tell} when it has become worse. */
    void seeAgain(Alert alert, Finding finding, boolean tell, Instant now) {
        jdbc.sql("""
                        update alerts set level = :level, facts = :facts::jsonb, times = times + 1, last_seen_at = :now,
                                          told_at = case when :tell then null else told_at end
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

    /** Gives back what was taken to be told and could not be. */
    void putBack(Alert alert) {
        jdbc.sql("""
                        update alerts set told_at = case when :open then null else told_at end, closing_told_at = null
                        where id = :id
                        """).param("id", alert.id()).param("open", alert.isOpen()).update();
    }

    private List<Alert> alerts(StatementSpec statement) {
        return statement.query((row, _) -> alert(row)).list();
    }

    private Alert alert(ResultSet row) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("cause"),
                Level.ofText(row.getString("level")),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                row.getInt("times"),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
