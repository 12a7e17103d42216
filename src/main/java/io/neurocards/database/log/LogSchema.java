package io.neurocards.database.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the log into a database whose product schema is migrated, and takes it out again. A database without a backup never
 * sees it. Needs a role that owns the product's tables and may create a schema; no superuser, no extension.
 */
public final class LogSchema {

    private static final List<String> SCRIPTS =
            List.of("1-tables", "2-decide", "3-follow", "4-read", "5-attach", "6-whole");

    /** What keeps a host's web API out also has to do with the tables of the log. */
    private static final String ROWS_FOR_THE_OWNER = "db/migration/afterMigrate__rows_are_for_the_owner.sql";

    private LogSchema() {}

    /**
     * Installs what is missing, in one transaction that waits for all writers; does nothing when all is there. A database in
     * which it was just installed refuses every change until {@link Authority#open} or {@link Follower#join}. To be called
     * again after each migration.
     *
     * @throws LogRefusedException SCHEMA_DIFFERS when a table is neither replicable nor named as local
     * @throws IllegalStateException when this database was installed as the other side
     */
    public static void install(DataSource dataSource, Side self) {
        inOneTransaction(dataSource, jdbc -> {
            run(jdbc, "select pg_advisory_xact_lock(hashtextextended('neurocards.pair', 0))::text");
            if (!isComplete(jdbc)) {
                SCRIPTS.forEach(script -> new JdbcTemplate(dataSource).execute(textOf("db/pair/" + script + ".sql")));
                nameLocalTables(jdbc);
                var isNew = begin(jdbc, self);
                attach(jdbc);
                if (isNew) {
                    nameBeginning(jdbc);
                }
                run(jdbc, "select pair.record_form()::text");
                new JdbcTemplate(dataSource).execute(textOf(ROWS_FOR_THE_OWNER));
            }
            requireSide(jdbc, self);
        });
    }

    /** Takes out the log with all its entries, and the triggers that feed it. Nothing else is known to the other side then. */
    public static void remove(DataSource dataSource) {
        inOneTransaction(
                dataSource,
                jdbc -> jdbc.sql("drop schema if exists pair cascade").update());
    }

    /** Returns the names of the product's tables that each database has for itself. */
    public static List<String> localTables() {
        return Arrays.stream(LocalTable.values()).map(LocalTable::table).toList();
    }

    private static boolean isComplete(JdbcClient jdbc) {
        var isThere = jdbc.sql("select to_regclass('pair.installed') is not null")
                .query(Boolean.class)
                .single();
        return isThere
                && jdbc.sql("""
                                select (select version from pair.installed order by installed_at desc limit 1) = :version
                                    and exists (select from pair.authority where schema_v = :schema)
                                    and not exists (
                                        select from pg_class c where c.relnamespace = 'public'::regnamespace
                                            and c.relkind in ('r', 'p', 'f', 'm')
                                            and c.relname not in (select name from pair.local_table)
                                            and not exists (select from pg_trigger t where t.tgrelid = c.oid
                                                and t.tgname = 'pair_capture' and t.tgenabled = 'O'))
                                """)
                        .param("version", version())
                        .param("schema", schemaVersion(jdbc))
                        .query(Boolean.class)
                        .single();
    }

    private static void nameLocalTables(JdbcClient jdbc) {
        jdbc.sql("delete from pair.local_table").update();
        for (var local : LocalTable.values()) {
            jdbc.sql("insert into pair.local_table (name, reason) values (:name, :reason)")
                    .param("name", local.table())
                    .param("reason", local.reason())
                    .update();
        }
    }

    /** Returns whether this log begins now. */
    private static boolean begin(JdbcClient jdbc, Side self) {
        var isNew = jdbc.sql("""
                        insert into pair.authority (
                            self, epoch, decider, closed, head, hash, base, base_hash, schema_v, overruled)
                        select :self, 0, :self, true, 0, none.hash, 0, none.hash, 0, 0
                        from (values (sha256(''))) none (hash) where not exists (select from pair.authority)
                        """).param("self", self.number()).update() == 1;
        jdbc.sql("insert into pair.installed (version, installed_at) values (:version, now())"
                        + " on conflict (version) do update set installed_at = excluded.installed_at")
                .param("version", version())
                .update();
        return isNew;
    }

    /** Every table is locked against writers by then, and the statement sees all that they had committed. */
    private static void nameBeginning(JdbcClient jdbc) {
        jdbc.sql("""
                        update pair.authority set hash = beginning.hash, base_hash = beginning.hash
                        from pair.beginning((select schema_v from pair.authority)) beginning (hash)
                        """).update();
    }

    private static void attach(JdbcClient jdbc) {
        var version = schemaVersion(jdbc);
        LogRefusedException.named(() -> jdbc.sql("select pair.attach(:schema)::text")
                .param("schema", version)
                .query((_, _) -> "")
                .single());
        jdbc.sql("revoke all on all tables in schema pair from public").update();
        jdbc.sql("revoke all on all functions in schema pair from public").update();
    }

    /**
     * How many scripts of the product have run here. Their highest number does not do: a script with a lower one may come
     * later.
     */
    private static int schemaVersion(JdbcClient jdbc) {
        return jdbc.sql("select count(*)::int from public.flyway_schema_history where success and version is not null")
                .query(Integer.class)
                .single();
    }

    private static void requireSide(JdbcClient jdbc, Side self) {
        var there = new Authority(jdbc).read().self();
        if (there != self) {
            throw new IllegalStateException("This database was set up as " + there + " and is now given as " + self);
        }
    }

    private static void run(JdbcClient jdbc, String call) {
        jdbc.sql(call).query((_, _) -> "").single();
    }

    /** Differs with every change of the scripts, so that nobody has to think of it. */
    private static int version() {
        var sum = new CRC32();
        SCRIPTS.forEach(
                script -> sum.update(textOf("db/pair/" + script + ".sql").getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    private static String textOf(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inOneTransaction(DataSource dataSource, Consumer<JdbcClient> work) {
        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(_ -> work.accept(JdbcClient.create(dataSource)));
    }
}
