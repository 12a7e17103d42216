package io.neurocards.database.whole;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives one database all rows of the other, which goes on deciding. Both have the log installed and rows of one form. What
 * arrives is one moment of the decider, with its head, so that everything later is shipped as to any other copy.
 *
 * <p>All rows come in one transaction: whoever fills may die at any time, and the target has its old rows then. From the
 * beginning to the end the target says UNFINISHED to whoever would let it decide, join it, or ship to it; one that was left
 * so is filled again.
 */
public final class Filling {

    private static final Logger log = LoggerFactory.getLogger(Filling.class);
    private static final int ROWS_BETWEEN_REPORTS = 5_000;

    private final DataSource decider;
    private final DataSource target;
    private final UUID id = UUID.randomUUID();

    public Filling(DataSource decider, DataSource target) {
        this.decider = decider;
        this.target = target;
    }

    /** What becomes of rows that the target has already. */
    public enum Rows {
        /** It must have none of a person and no operation. */
        NONE_EXPECTED,
        THROWN_AWAY
    }

    /**
     * How far it has come.
     *
     * @param table whose rows come now
     * @param rows of all tables
     */
    public record Progress(String table, int tablesDone, int tables, long rowsDone, long rows) {}

    /**
     * Fills the target, and returns the place up to which it holds everything then: {@link
     * io.neurocards.database.log.Follower#join} follows with it, in the decider's epoch or a later one.
     *
     * @param listener told about every 5000 rows and after each table; what it throws ends the filling
     * @throws LogRefusedException FENCED when {@code decider} does not decide or the target knows better, or somebody else
     *     has begun to fill it; SCHEMA_DIFFERS, NOT_EMPTY, UNFINISHED when the target is being migrated
     */
    public Head fill(Rows rows, Consumer<Progress> listener) {
        try (var from = OneTransaction.reading(decider)) {
            var state = new Authority(from.jdbc()).read();
            begin(state, from.jdbc(), rows);
            try (var into = OneTransaction.writing(target)) {
                copyAll(from, into, listener);
                end(state, into.jdbc());
                into.commit();
            }
            log.info(
                    "A database was filled: from={}, head={}",
                    state.self(),
                    state.head().seq());
            return state.head();
        } catch (SQLException e) {
            throw Failure.of("fill", e);
        }
    }

    private void begin(Authority.State state, JdbcClient source, Rows rows) {
        if (state.self() != state.decider()) {
            throw LogRefusedException.of(
                    Refusal.FENCED, "Database " + state.self() + " does not decide, and fills no other");
        }
        var shape = source.sql("select pair.shape()").query(String.class).single();
        LogRefusedException.named(() -> JdbcClient.create(target)
                .sql("select pair.begin_fill(:id, :epoch, :decider::smallint, :schema, :shape, :overwrite)::text")
                .param("id", id)
                .param("epoch", state.epoch())
                .param("decider", state.self().number())
                .param("schema", state.schemaVersion())
                .param("shape", shape)
                .param("overwrite", rows == Rows.THROWN_AWAY)
                .query((_, _) -> "")
                .single());
    }

    private void copyAll(OneTransaction from, OneTransaction into, Consumer<Progress> listener) throws SQLException {
        var contents = contents(from.jdbc());
        var expected = contents.values().stream().mapToLong(Contents::rows).sum();
        var silenced = into.jdbc()
                .sql("select pair.silence()")
                .query((row, _) -> row.getArray(1))
                .single();
        into.jdbc().sql("select pair.empty_tables()::text").query((_, _) -> "").single();
        var tables = Table.all(from.jdbc());
        var done = 0L;
        for (var i = 0; i < tables.size(); i++) {
            var table = tables.get(i);
            var place = i;
            var before = done;
            done += copy(
                    table,
                    from,
                    into,
                    n -> listener.accept(new Progress(table.name(), place, tables.size(), before + n, expected)));
            listener.accept(new Progress(table.name(), i + 1, tables.size(), done, expected));
        }
        into.jdbc()
                .sql("select pair.end_silence(:silenced)::text")
                .param("silenced", silenced)
                .query((_, _) -> "")
                .single();
        var arrived = contents(into.jdbc());
        if (!arrived.equals(contents)) {
            throw new IllegalStateException("Not everything has arrived: sent=" + contents + ", arrived=" + arrived);
        }
    }

    private static long copy(Table table, OneTransaction from, OneTransaction into, Consumer<Long> listener)
            throws SQLException {
        var out = table.out(from);
        var in = table.in(into);
        try {
            var rows = 0L;
            for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                in.writeToCopy(row, 0, row.length);
                if (++rows % ROWS_BETWEEN_REPORTS == 0) {
                    listener.accept(rows);
                }
            }
            return in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    private void end(Authority.State state, JdbcClient into) {
        LogRefusedException.named(() -> into.sql("select pair.end_fill(:id, :epoch, :head, decode(:hash, 'hex'))::text")
                .param("id", id)
                .param("epoch", state.epoch())
                .param("head", state.head().seq())
                .param("hash", state.head().hash())
                .query((_, _) -> "")
                .single());
    }

    private record Contents(long rows, String checksum) {}

    private static Map<String, Contents> contents(JdbcClient jdbc) {
        var contents = new HashMap<String, Contents>();
        jdbc.sql("select tbl, rows, checksum::text from pair.contents()").query(row -> {
            contents.put(row.getString("tbl"), new Contents(row.getLong("rows"), row.getString("checksum")));
        });
        return contents;
    }
}
