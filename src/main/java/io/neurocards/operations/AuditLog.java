package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Who did what, to whom and why. Lines are written in the transaction of the action and can't be changed afterwards. */
@Component
public final class AuditLog {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditLog(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Something that was done.
     *
     * @param action such as {@code credits.grant}
     * @param subject whom it concerned, such as {@code person:<id>}
     * @param facts amounts and outcomes, never a secret or a customer's text
     */
    public record Act(Operator by, String action, String subject, String reason, Map<String, ?> facts) {}

    /** One line as it was written. */
    public record Line(UUID id, Act act, Instant at) {}

    /** Writes a line in the caller's transaction. */
    public void record(Act act, Instant now) {
        Decisions.requireOpen();
        var reason = act.reason();
        jdbc.sql("""
                        insert into audit_log (id, actor, action, subject, reason, facts, done_at, address)
                        values (:id, :actor, :action, :subject, :reason, :facts::jsonb, :now, :address)
                        """)
                .param("id", UuidV7.at(now))
                .param("actor", act.by().name())
                .param("action", act.action())
                .param("subject", act.subject())
                .param("reason", cut(reason))
                .param("facts", json.writeValueAsString(act.facts()))
                .param("now", SqlTime.of(now))
                .param("address", ActingFrom.address().orElse(null))
                .update();
    }

    private static String cut(String reason) {
        return reason.codePointCount(0, reason.length()) <= LONGEST_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON));
    }

    /** Returns the newest lines first. */
    public List<Line> latest(int limit) {
        return jdbc.sql("""
                        select id, actor, action, subject, reason, facts::text as facts, done_at from audit_log
                        order by done_at desc, id desc limit :limit
                        """).param("limit", limit).query((row, _) -> line(row)).list();
    }

    private Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                new Act(
                        new Operator(row.getString("actor")),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("reason"),
                        json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {})),
                row.getObject("done_at", OffsetDateTime.class).toInstant());
    }
}
