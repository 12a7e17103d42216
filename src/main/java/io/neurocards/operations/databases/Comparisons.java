package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The table of comparisons: the last ones, the newest try that came to nothing, and a wish for one. */
final class Comparisons {

    /** How many are kept. */
    static final int KEPT = 30;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Comparisons(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes one down, once; that also answers every wish that was there when it began, and what is old goes. */
    void keep(KeptComparison made) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into database_comparisons
                            (id, reason, outcome, started_at, ended_at, decider, behind, tables, note)
                        values (:id, :reason, :outcome, :started, :ended, :decider, :behind, :tables::jsonb, :note)
                        on conflict (id) do nothing
                        """)
                .param("id", made.id())
                .param("reason", made.reason())
                .param("outcome", made.outcome())
                .param("started", SqlTime.of(made.startedAt()))
                .param("ended", SqlTime.of(made.endedAt()))
                .param("decider", made.decider())
                .param("behind", made.behind())
                .param("tables", json.writeValueAsString(made.tables()))
                .param("note", made.note())
                .update();
        trim(made);
    }

    private void trim(KeptComparison made) {
        jdbc.sql("delete from database_comparisons where outcome = 'broken_off' and id <> :id")
                .param("id", made.id())
                .update();
        if (made.wasBrokenOff()) {
            return;
        }
        jdbc.sql("delete from database_comparisons where outcome = 'waiting' and started_at <= :started")
                .param("started", SqlTime.of(made.startedAt()))
                .update();
        jdbc.sql("""
                        delete from database_comparisons where id in (
                            select id from database_comparisons where outcome not in ('waiting', 'broken_off')
                            order by started_at desc, id desc offset :kept)
                        """).param("kept", KEPT).update();
    }

    /** Notes that one is wished for; one that waits already is enough. */
    void ask(Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into database_comparisons (id, reason, outcome, started_at, behind, tables)
                        select :id, 'command', 'waiting', :now, 0, '[]'::jsonb
                        where not exists (select from database_comparisons where outcome = 'waiting')
                        """).param("id", UuidV7.at(now)).param("now", SqlTime.of(now)).update();
    }

    boolean isAskedFor() {
        return jdbc.sql("select exists (select from database_comparisons where outcome = 'waiting')")
                .query(Boolean.class)
                .single();
    }

    /** Returns the newest that came to its end, with the tables that differ. */
    Optional<KeptComparison> latest() {
        return newest("outcome not in ('waiting', 'broken_off')");
    }

    /** Returns the newest try if it came to nothing, and was not followed by one that did not. */
    Optional<KeptComparison> brokenOff() {
        return newest("outcome <> 'waiting'").filter(KeptComparison::wasBrokenOff);
    }

    private Optional<KeptComparison> newest(String which) {
        return jdbc.sql("""
                        select id, reason, outcome, started_at, ended_at, decider, behind, note,
                            jsonb_array_length(tables) as compared,
                            (select coalesce(jsonb_agg(t), '[]'::jsonb)
                                from jsonb_array_elements(tables) t where not (t ->> 'equal')::boolean)::text as differing
                        from database_comparisons where %s order by started_at desc, id desc limit 1
                        """.formatted(which)).query((row, _) -> read(row)).optional();
    }

    /**
     * Returns when both were last at work together again, as far as a process has written that down. A process that begins
     * while both are at work brings none of them back.
     */
    Optional<Instant> lastReturn() {
        return jdbc.sql("""
                        select s.at from mode_switches s
                        where s.to_mode = 'FULL_OPERATIONAL' and (s.from_mode <> 'CACHE_ONLY' or (
                            select p.to_mode from mode_switches p where p.node = s.node and p.at < s.at
                            order by p.at desc limit 1) = 'CACHE_ONLY')
                        order by s.at desc limit 1
                        """)
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private KeptComparison read(ResultSet row) throws SQLException {
        return new KeptComparison(
                row.getObject("id", UUID.class),
                row.getString("reason"),
                row.getString("outcome"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("decider"),
                row.getLong("behind"),
                json.readValue(row.getString("differing"), new TypeReference<List<ComparedTable>>() {}),
                row.getInt("compared"),
                row.getString("note"));
    }
}
