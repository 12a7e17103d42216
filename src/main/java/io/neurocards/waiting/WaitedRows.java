package io.neurocards.waiting;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What became of wishes that had waited, in the database. */
final class WaitedRows {

    private static final TypeReference<java.util.Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WaitedRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Set<OperationId> decidedOf(Collection<OperationId> ids) {
        return new HashSet<>(jdbc.sql("select id from waited_operations where id in (:ids)")
                .param("ids", ids.stream().map(OperationId::value).toList())
                .query((row, _) -> new OperationId(row.getObject("id", UUID.class)))
                .list());
    }

    Optional<WaitedOperation> find(PersonId person, OperationId id) {
        return jdbc.sql("""
                        select id, person_id, platform, type, status, resource, problem, facts::text as facts,
                            accepted_at, decided_at
                        from waited_operations where id = :id and person_id = :person
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .query((row, _) -> read(row))
                .optional();
    }

    private WaitedOperation read(ResultSet row) throws SQLException {
        var problem = row.getString("problem");
        return new WaitedOperation(
                new OperationId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("platform"),
                row.getString("type"),
                OperationStatus.ofText(row.getString("status")),
                row.getString("resource"),
                problem == null ? null : ProblemCode.ofText(problem),
                json.readValue(row.getString("facts"), FACTS),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    /** Writes it down in the caller's transaction, and says whether it was new. */
    boolean insert(WaitedOperation operation) {
        Decisions.requireOpen();
        var problem = operation.problem();
        var decidedAt = operation.decidedAt();
        return jdbc.sql("""
                        insert into waited_operations
                            (id, person_id, platform, type, status, resource, problem, facts, accepted_at, decided_at)
                        values (:id, :person, :platform, :type, :status, :resource, :problem, :facts::jsonb, :acceptedAt,
                            :decidedAt)
                        on conflict (id) do nothing
                        """)
                        .param("id", operation.id().value())
                        .param("person", operation.person().value())
                        .param("platform", operation.platform())
                        .param("type", operation.type())
                        .param("status", operation.status().text())
                        .param("resource", operation.resource())
                        .param("problem", problem == null ? null : problem.text())
                        .param("facts", json.writeValueAsString(operation.facts()))
                        .param("acceptedAt", SqlTime.of(operation.acceptedAt()))
                        .param("decidedAt", decidedAt == null ? null : SqlTime.of(decidedAt))
                        .update()
                == 1;
    }
}
