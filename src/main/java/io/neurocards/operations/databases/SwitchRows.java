package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.pair.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of switches. */
record SwitchRows(JdbcClient jdbc) {

    /** Keeps one; the same one again is kept already. */
    void keep(KeptSwitch kept) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into mode_switches (id, node, at, from_mode, to_mode, reason, lasted_ms, gap_ms)
                        values (:id, :node, :at, :from, :to, :reason, :lasted, :gap)
                        on conflict (id) do nothing
                        """)
                .param("id", kept.id())
                .param("node", kept.node())
                .param("at", SqlTime.of(kept.at()))
                .param("from", kept.from().name())
                .param("to", kept.to().name())
                .param("reason", kept.reason())
                .param("lasted", kept.lasted().toMillis())
                .param("gap", kept.gap().toMillis())
                .update();
    }

    /** Returns the newest first, of every process. */
    List<KeptSwitch> latest(int most) {
        return jdbc.sql("""
                        select id, node, at, from_mode, to_mode, reason, lasted_ms, gap_ms
                        from mode_switches order by at desc, id desc limit :most
                        """).param("most", most).query((row, _) -> kept(row)).list();
    }

    private static KeptSwitch kept(ResultSet row) throws SQLException {
        return new KeptSwitch(
                row.getObject("id", UUID.class),
                row.getString("node"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Mode.valueOf(row.getString("from_mode")),
                Mode.valueOf(row.getString("to_mode")),
                row.getString("reason"),
                Duration.ofMillis(row.getLong("lasted_ms")),
                Duration.ofMillis(row.getLong("gap_ms")));
    }
}
