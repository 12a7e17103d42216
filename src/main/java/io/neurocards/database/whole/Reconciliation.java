package io.neurocards.database.whole;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Head;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out whether a copy holds what the decider holds, row for row, while both are at work: one moment of the copy is
 * compared with a later one of the decider, and what the log says in between is counted in. Nobody waits for it.
 */
public final class Reconciliation {

    private final DataSource decider;
    private final DataSource copy;
    private final int mostRows;
    private final Set<OneTransaction> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCalledOff;

    /** @param mostRows how many rows that differ are named for each table */
    public Reconciliation(DataSource decider, DataSource copy, int mostRows) {
        this.decider = decider;
        this.copy = copy;
        this.mostRows = mostRows;
    }

    /** What came out. */
    public enum Outcome {
        EQUAL,
        /** Some table is not what the log says. */
        DIFFERENT,
        /** The copy has entries that the decider does not have, or whose place it has forgotten: it has to join first. */
        OTHER_LOG,
        /** One of them is migrated and the other not yet. */
        OTHER_FORM
    }

    /**
     * What was compared.
     *
     * @param decider the head in the moment in which the decider was read; that of the copy may be behind it
     * @param tables of the product, by name; none when there was nothing to compare
     */
    public record Report(Outcome outcome, Head decider, Head copy, List<Comparison> tables) {

        /** How many entries lie between the two moments. */
        public long behind() {
            return decider.seq() - copy.seq();
        }
    }

    /**
     * One table.
     *
     * @param deciderRows how many the decider has
     * @param copyRows how many the copy has
     * @param expectedRows how many the copy has to have, which is without what it has yet to take
     * @param expectedChecksum of the rows that the copy has to have
     * @param copyChecksum of those that it has
     * @param isLate whether the copy had yet to take changes of it, which were counted in
     * @param differing some of the rows that are not what they should be
     */
    public record Comparison(
            String table,
            long deciderRows,
            long copyRows,
            long expectedRows,
            BigDecimal expectedChecksum,
            BigDecimal copyChecksum,
            boolean isLate,
            boolean isEqual,
            List<Difference> differing) {}

    /** A row that is not what it should be. */
    public record Difference(UUID id, Kind kind) {

        public enum Kind {
            MISSING_ON_COPY,
            ONLY_ON_COPY,
            CHANGED
        }
    }

    /**
     * Compares both databases as they are now; takes as long as reading both, one after the other, on one connection and one
     * core of each, without a lock that a decision waits for. The copy is read first, so that what it is behind by stands in
     * the decider's log.
     *
     * @throws org.springframework.dao.DataAccessException when one of them can't be read to the end, or this was called off
     */
    public Report compare() {
        try (var there = reading(copy)) {
            var copied = new Authority(there.jdbc()).read();
            try (var here = reading(decider)) {
                var decided = new Authority(here.jdbc()).read();
                if (!holds(here.jdbc(), copied.head())) {
                    return new Report(Outcome.OTHER_LOG, decided.head(), copied.head(), List.of());
                }
                if (decided.schemaVersion() != copied.schemaVersion()
                        || !shape(here).equals(shape(there))) {
                    return new Report(Outcome.OTHER_FORM, decided.head(), copied.head(), List.of());
                }
                var tables = compared(here, there, copied.head());
                var isEqual = tables.stream().allMatch(Comparison::isEqual);
                return new Report(isEqual ? Outcome.EQUAL : Outcome.DIFFERENT, decided.head(), copied.head(), tables);
            }
        } catch (SQLException e) {
            throw Failure.of("compare", e);
        }
    }

    /** Ends a comparison that another thread has begun, soon, also when a database says nothing any more. */
    public void callOff() {
        isCalledOff = true;
        open.forEach(OneTransaction::breakOff);
    }

    private OneTransaction reading(DataSource database) throws SQLException {
        var begun = OneTransaction.reading(database);
        open.add(begun);
        try {
            if (isCalledOff) {
                throw new SQLException("The comparison was called off");
            }
            begun.jdbc()
                    .sql("select set_config('max_parallel_workers_per_gather', '0', true)")
                    .query(String.class)
                    .single();
            return begun;
        } catch (SQLException | RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    private List<Comparison> compared(OneTransaction here, OneTransaction there, Head copied) throws SQLException {
        var decided = sums(here.jdbc(), "select tbl, rows, checksum from pair.contents()", 0);
        var held = sums(there.jdbc(), "select tbl, rows, checksum from pair.contents()", 0);
        var since = sums(here.jdbc(), "select tbl, rows, checksum from pair.changed_after(:seq)", copied.seq());
        var comparisons = new ArrayList<Comparison>();
        for (var table : Table.all(here.jdbc())) {
            var expected = decided.getOrDefault(table.plainName(), Sum.NONE)
                    .minus(since.getOrDefault(table.plainName(), Sum.NONE));
            var found = held.getOrDefault(table.plainName(), Sum.NONE);
            var isEqual = expected.equals(found);
            comparisons.add(new Comparison(
                    table.plainName(),
                    decided.getOrDefault(table.plainName(), Sum.NONE).rows(),
                    found.rows(),
                    expected.rows(),
                    expected.checksum(),
                    found.checksum(),
                    since.containsKey(table.plainName()),
                    isEqual,
                    isEqual ? List.of() : new RowComparison(here, there, table, copied, mostRows).differences()));
        }
        return List.copyOf(comparisons);
    }

    private static boolean holds(JdbcClient jdbc, Head place) {
        return jdbc.sql("select pair.holds(:seq, decode(:hash, 'hex'))")
                .param("seq", place.seq())
                .param("hash", place.hash())
                .query(Boolean.class)
                .single();
    }

    private static String shape(OneTransaction transaction) {
        return transaction.jdbc().sql("select pair.shape()").query(String.class).single();
    }

    private record Sum(long rows, BigDecimal checksum) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO);

        Sum minus(Sum other) {
            return new Sum(rows - other.rows, checksum.subtract(other.checksum));
        }
    }

    private static Map<String, Sum> sums(JdbcClient jdbc, String question, long seq) {
        var sums = new HashMap<String, Sum>();
        jdbc.sql(question).param("seq", seq).query(row -> {
            sums.put(row.getString("tbl"), new Sum(row.getLong("rows"), row.getBigDecimal("checksum")));
        });
        return sums;
    }
}
