package io.neurocards.waiting;

import io.neurocards.database.Decisions;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What became of wishes that had waited, in the database. */
final class WaitedRows {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WaitedRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<OperationId, OperationStatus> decidedOf(Collection<OperationId> ids) {
        var found = new HashMap<OperationId, OperationStatus>();
        jdbc.sql("select id, status from waited_operations where id in (:ids)")
                .param("ids", ids.stream().map(OperationId::value).toList())
                .query(row -> {
                    found.put(
                            new OperationId(row.getObject("id", UUID.class)),
                            OperationStatus.ofText(row.getString("status")));
                });
        return found;
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

    /** Writes them down in the caller's transaction, for whom their owners are by now, and returns those that were new. */
    Set<OperationId> insert(List<WaitedOperation> operations) {
        Decisions.requireOpen();
        return new HashSet<>(jdbc.sql("""
                        insert into waited_operations
                            (id, person_id, platform, type, status, resource, problem, facts, accepted_at, decided_at)
                        select n.id, coalesce((select p.joined_into from persons p where p.id = n.person), n.person), n.platform, n.type, n.status, n.resource, n.problem, n.facts, n.accepted, n.decided
                        from unnest(:ids::uuid[], :persons::uuid[], :platforms::text[], :types::text[], :statuses::text[],
                                :resources::text[], :problems::text[], :facts::jsonb[], :accepted::timestamptz[],
                                :decided::timestamptz[])
                            as n (id, person, platform, type, status, resource, problem, facts, accepted, decided)
                        on conflict (id) do nothing
                        returning id
                        """)
                .param("ids", column(operations, WaitedOperation::id))
                .param("persons", column(operations, WaitedOperation::person))
                .param("platforms", column(operations, WaitedOperation::platform))
                .param("types", column(operations, WaitedOperation::type))
                .param("statuses", column(operations, one -> one.status().text()))
                .param("resources", column(operations, WaitedOperation::resource))
                .param("problems", column(operations, WaitedRows::problem))
                .param("facts", column(operations, one -> json.writeValueAsString(one.facts())))
                .param("accepted", column(operations, WaitedOperation::acceptedAt))
                .param("decided", column(operations, WaitedOperation::decidedAt))
                .query((row, _) -> new OperationId(row.getObject("id", UUID.class)))
                .list());
    }

    private static @Nullable String problem(WaitedOperation one) {
        var problem = one.problem();
        return problem == null ? null : problem.text();
    }

    private static @Nullable String[] column(
            List<WaitedOperation> operations, Function<WaitedOperation, @Nullable Object> value) {
        var column = new @Nullable String[operations.size()];
        for (var row = 0; row < column.length; row++) {
            var one = value.apply(operations.get(row));
            column[row] = one == null ? null : one.toString();
        }
        return column;
    }
}
