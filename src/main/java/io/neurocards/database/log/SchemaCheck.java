package io.neurocards.database.log;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks, before two databases are used as a pair, whether they can be one. Both have the log installed. */
public final class SchemaCheck {

    /** Why two databases are no pair. */
    public enum Kind {
        SAME_DATABASE,
        SAME_SIDE,
        LOG_VERSION,
        SCHEMA_VERSION,
        SCHEMA_SHAPE,
        NOT_DURABLE,
        NOT_WRITABLE
    }

    /** One reason, with what was found. */
    public record Finding(Kind kind, String text) {}

    private final JdbcClient primary;
    private final JdbcClient backup;

    public SchemaCheck(JdbcClient primary, JdbcClient backup) {
        this.primary = primary;
        this.backup = backup;
    }

    /** Returns what stands against it, nothing when they are a pair. Writes one row of each. */
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        notWritable(found, "the primary", primary);
        notWritable(found, "the backup", backup);
        if (!found.isEmpty()) {
            return found;
        }
        if (isSameDatabase()) {
            return List.of(new Finding(Kind.SAME_DATABASE, "Both addresses lead to one database"));
        }
        var here = new Authority(primary).read();
        var there = new Authority(backup).read();
        if (here.self() == there.self()) {
            found.add(new Finding(Kind.SAME_SIDE, "Both databases were set up as " + here.self()));
        }
        compare(found, Kind.LOG_VERSION, "select max(version)::text from pair.installed");
        compare(found, Kind.SCHEMA_VERSION, "select schema_v::text from pair.authority");
        compare(found, Kind.SCHEMA_SHAPE, "select pair.shape()");
        notDurable(found, "the primary", primary);
        notDurable(found, "the backup", backup);
        return List.copyOf(found);
    }

    /** A copy of a database has every identity of the original but not what is written to it now. */
    private boolean isSameDatabase() {
        var nonce = UUID.randomUUID();
        primary.sql("update pair.probe set nonce = :nonce")
                .param("nonce", nonce)
                .update();
        return nonce.equals(backup.sql("select nonce from pair.probe")
                .query(UUID.class)
                .optional()
                .orElse(null));
    }

    private void compare(List<Finding> found, Kind kind, String question) {
        var here = primary.sql(question).query(String.class).single();
        var there = backup.sql(question).query(String.class).single();
        if (!here.equals(there)) {
            found.add(new Finding(kind, "primary " + here + ", backup " + there));
        }
    }

    private static void notWritable(List<Finding> found, String which, JdbcClient jdbc) {
        var reason = jdbc.sql("""
                        select case when pg_is_in_recovery() then 'is in recovery'
                            when current_setting('transaction_read_only') = 'on' then 'is read-only' else '' end
                        """).query(String.class).single();
        if (!reason.isEmpty()) {
            found.add(new Finding(Kind.NOT_WRITABLE, which + " " + reason));
        }
    }

    private static void notDurable(List<Finding> found, String which, JdbcClient jdbc) {
        Durability.lacking(jdbc)
                .forEach(setting -> found.add(new Finding(Kind.NOT_DURABLE, which + " has " + setting + " = off")));
    }
}
