package io.neurocards.database.whole;

import io.neurocards.database.log.Head;
import io.neurocards.database.whole.Reconciliation.Difference;
import io.neurocards.database.whole.Reconciliation.Difference.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks one table on both sides in the order of the ids, and names the first rows that differ. A row that the log has changed
 * since the moment of the copy is compared with what the log says that it was, and was made.
 */
final class RowComparison {

    private static final int ROWS_AT_A_TIME = 2_000;

    /** What the copy has to hold of a row, and the decider; nothing stands for no row. */
    private record Change(@Nullable String before, @Nullable String after) {}

    private final OneTransaction here;
    private final OneTransaction there;
    private final Table table;
    private final Head copied;
    private final int most;

    RowComparison(OneTransaction here, OneTransaction there, Table table, Head copied, int most) {
        this.here = here;
        this.there = there;
        this.table = table;
        this.copied = copied;
        this.most = most;
    }

    /** Returns some of the rows that are not what they should be, by id. */
    List<Difference> differences() throws SQLException {
        var changed = changedSince();
        var found = new ArrayList<Difference>();
        try (var decided = new Rows(here);
                var held = new Rows(there)) {
            decided.next();
            held.next();
            while (found.size() < most && (decided.id != null || held.id != null)) {
                var order = order(decided.id, held.id);
                var id = Objects.requireNonNull(order <= 0 ? decided.id : held.id);
                compare(id, order <= 0 ? decided.hash : null, order >= 0 ? held.hash : null, changed, found);
                if (order <= 0) {
                    decided.next();
                }
                if (order >= 0) {
                    held.next();
                }
            }
        }
        return List.copyOf(found);
    }

    /** Text sorts like the ids do in PostgreSQL, unlike Java's ids. */
    private static int order(@Nullable String decided, @Nullable String held) {
        if (decided == null) {
            return 1;
        }
        return held == null ? -1 : Integer.signum(decided.compareTo(held));
    }

    private static void compare(
            String id,
            @Nullable String decided,
            @Nullable String held,
            Map<String, Change> changed,
            List<Difference> found) {
        var change = changed.getOrDefault(id, new Change(decided, decided));
        if (Objects.equals(held, change.before()) && Objects.equals(decided, change.after())) {
            return;
        }
        var kind = held == null ? Kind.MISSING_ON_COPY : change.before() == null ? Kind.ONLY_ON_COPY : Kind.CHANGED;
        found.add(new Difference(UUID.fromString(id), kind));
    }

    private Map<String, Change> changedSince() {
        var changes = new HashMap<String, Change>();
        here.jdbc()
                .sql("""
                        select x.row_id::text as id, md5(x.old) as before, md5(x.img) as after
                        from pair.oplog l join pair.oplog_change x using (op_id)
                        where l.seq > :seq and x.tbl = :table order by l.seq, x.ord
                        """)
                .param("seq", copied.seq())
                .param("table", table.plainName())
                .query(row -> {
                    var after = row.getString("after");
                    var first = new Change(row.getString("before"), after);
                    changes.merge(row.getString("id"), first, (old, _) -> new Change(old.before(), after));
                });
        return changes;
    }

    /** The rows of one side, a few at a time. */
    private final class Rows implements AutoCloseable {

        private final PreparedStatement statement;
        private final ResultSet rows;

        @Nullable
        String id;

        @Nullable
        String hash;

        Rows(OneTransaction transaction) throws SQLException {
            statement = transaction
                    .connection()
                    .prepareStatement(
                            "select t.id::text, md5(t::text) from public." + table.name() + " t order by t.id");
            statement.setFetchSize(ROWS_AT_A_TIME);
            rows = statement.executeQuery();
        }

        void next() throws SQLException {
            var isThere = rows.next();
            id = isThere ? rows.getString(1) : null;
            hash = isThere ? rows.getString(2) : null;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
