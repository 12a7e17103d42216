package io.neurocards.database.log;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the product's scripts on one database of a pair. What they change is no entry of the log: both databases run the same
 * scripts after the same entry, so a script changes rows only by what stands in it and in them.
 *
 * <p>From its beginning to its end the database refuses every decision with UNFINISHED, whatever becomes of this process;
 * running it again finishes it.
 */
public final class PairMigration {

    private final Flyway flyway;

    /** @param flyway of that database, with the settings of the product */
    public PairMigration(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Runs all scripts that the database lacks. To be called on the database that decides; on one without a log this is a
     * migration as any other. Returns whether there was something to do.
     *
     * @throws LogRefusedException FENCED on a copy, UNFINISHED on a database that is being filled, SCHEMA_DIFFERS when a new
     *     table is neither replicable nor named as local
     * @throws FlywayException when a script fails: the database stays unfinished until one that does not is run
     */
    public boolean migrate() {
        if (!hasLog()) {
            return flyway.migrate().migrationsExecuted > 0;
        }
        var state = new Authority(jdbc()).read();
        if (state.self() != state.decider()) {
            throw LogRefusedException.of(
                    Refusal.FENCED, "A copy is migrated when it has come to where its decider was migrated");
        }
        return run(state, flyway.getConfiguration());
    }

    /**
     * Runs on a copy the scripts that had run on the decider before the next entry that the copy has to take; to be called
     * when a copy answers SCHEMA_DIFFERS, or has all entries. Returns whether there was something to do.
     *
     * @throws LogRefusedException DIVERGED when the decider does not have the copy's head, FILL_ANEW when the copy has a
     *     newer form than the next entry, SCHEMA_DIFFERS when this program lacks a script
     */
    public boolean follow(DataSource decider) {
        var other = JdbcClient.create(decider);
        var state = new Authority(jdbc()).read();
        var wanted = formAfter(other, state.head());
        if (wanted < state.schemaVersion()) {
            throw LogRefusedException.of(
                    Refusal.FILL_ANEW,
                    "The copy has schema " + state.schemaVersion() + ", what comes next has " + wanted);
        }
        if (wanted == state.schemaVersion() && state.unfinished().isEmpty()) {
            return false;
        }
        var scripts = other.sql("select unnest(scripts) from pair.form where schema_v = :wanted")
                .param("wanted", wanted)
                .query(String.class)
                .list();
        var configuration = flyway.getConfiguration();
        return run(state, copyOf(configuration).resourceProvider(ChosenScripts.of(configuration, Set.copyOf(scripts))));
    }

    private boolean run(Authority.State state, Configuration configuration) {
        var id = UUID.randomUUID();
        var scripts = copyOf(configuration)
                .callbacks(Stream.concat(Stream.of(configuration.getCallbacks()), Stream.of(new NotCaptured(id)))
                        .toArray(Callback[]::new))
                .load();
        if (state.unfinished().isEmpty() && scripts.info().pending().length == 0) {
            LogSchema.install(dataSource(), state.self());
            return false;
        }
        call("select pair.begin_migration(:id)::text", id);
        scripts.migrate();
        LogSchema.install(dataSource(), state.self());
        call("select pair.end_migration(:id)::text", id);
        return true;
    }

    private void call(String function, UUID id) {
        LogRefusedException.named(
                () -> jdbc().sql(function).param("id", id).query((_, _) -> "").single());
    }

    /** The form of the entry after a place, or of the rows when it is the last. */
    private static int formAfter(JdbcClient decider, Head head) {
        return decider.sql("""
                        select coalesce((select schema_v from pair.oplog where seq = :seq + 1), a.schema_v)
                        from pair.authority a where pair.holds(:seq, decode(:hash, 'hex'))
                        """)
                .param("seq", head.seq())
                .param("hash", head.hash())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> LogRefusedException.of(
                        Refusal.DIVERGED, "The decider does not have entry " + head.seq() + " of the copy"));
    }

    private boolean hasLog() {
        return jdbc().sql("select to_regclass('pair.authority') is not null")
                .query(Boolean.class)
                .single();
    }

    private DataSource dataSource() {
        return flyway.getConfiguration().getDataSource();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private static FluentConfiguration copyOf(Configuration configuration) {
        return Flyway.configure(configuration.getClassLoader()).configuration(configuration);
    }

    /** Says in the transaction of each script whose changes these are. */
    private record NotCaptured(UUID id) implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (var statement =
                    context.getConnection().prepareStatement("select set_config('pair.migration', ?, true)")) {
                statement.setString(1, id.toString());
                statement.execute();
            } catch (SQLException e) {
                throw new FlywayException("The script's transaction can't be named", e);
            }
        }

        @Override
        public String getCallbackName() {
            return "not captured";
        }
    }
}
