package io.neurocards.database.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows coming into an empty database, in one transaction: everything is there after {@link #commit}, or nothing is. A database
 * without the product's tables is given them first.
 */
public final class Arrival implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final OneTransaction into;
    private final Map<String, Table> tables = new HashMap<>();
    private final ChecksAtTheEnd checks;

    private Arrival(OneTransaction into) {
        this.into = into;
        Table.all(into.jdbc()).forEach(table -> tables.put(table.plainName(), table));
        this.checks = ChecksAtTheEnd.of(into);
    }

    /**
     * Begins.
     *
     * @param scripts of the product that had run where the rows come from
     * @throws UnusableException when the database is not empty, one of two, or of another release; nothing was changed then
     */
    public static Arrival into(DataSource dataSource, List<String> scripts) throws SQLException {
        makeTables(dataSource);
        requireFit(JdbcClient.create(dataSource), scripts);
        var into = OneTransaction.writing(dataSource);
        try {
            return new Arrival(into);
        } catch (RuntimeException e) {
            into.close();
            throw e;
        }
    }

    private static void makeTables(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private static void requireFit(JdbcClient jdbc, List<String> scripts) {
        if (is(jdbc, "select to_regclass('pair.authority') is not null")) {
            throw new UnusableException("This database is one of two, and is filled from the other one");
        }
        if (is(jdbc, "select exists (select from persons) or exists (select from operations)")) {
            throw new UnusableException("This database is not empty");
        }
        var here = DataExport.ranOn(jdbc);
        if (!here.equals(scripts)) {
            throw new UnusableException("The export was made by another release: only there " + without(scripts, here)
                    + ", only here " + without(here, scripts));
        }
    }

    private static boolean is(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    /**
     * Compares the names of the tables.
     *
     * @throws UnusableException when the export has not exactly those of this database
     */
    public void requireTables(Manifest manifest) {
        var there = manifest.tables().stream().map(Manifest.Content::table).toList();
        if (there.size() != tables.size() || !tables.keySet().containsAll(there)) {
            throw new UnusableException("The export does not have the tables of this database");
        }
    }

    /**
     * Takes a table's rows; the stream is not closed.
     *
     * @param sha256 what the rows must come to, when that is known by now
     * @throws UnusableException when there is no such table, or they come to something else
     */
    public void take(String table, InputStream rows, @Nullable String sha256) throws IOException, SQLException {
        var known = tables.get(table);
        if (known == null) {
            throw new UnusableException("This database has no table " + table);
        }
        var digest = new Digest();
        var copy = known.in(into);
        try {
            var chunk = new byte[CHUNK];
            for (var length = rows.read(chunk); length >= 0; length = rows.read(chunk)) {
                digest.add(chunk, length);
                copy.writeToCopy(chunk, 0, length);
            }
            if (sha256 != null && !digest.hex().equals(sha256)) {
                throw new UnusableException("The export is damaged: table " + table);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /**
     * Checks every key of all rows, and reads them all again.
     *
     * @throws UnusableException when a table did not come to what the manifest says
     */
    public void requireArrived(Manifest manifest) throws IOException, SQLException {
        requireTables(manifest);
        checks.now();
        for (var content : manifest.tables()) {
            var found = contentOf(content.table());
            if (!found.equals(content)) {
                throw new UnusableException("Table " + content.table() + " did not come to what it was: " + found.rows()
                        + " rows instead of " + content.rows());
            }
        }
    }

    private Manifest.Content contentOf(String table) throws IOException, SQLException {
        var known = tables.get(table);
        if (known == null) {
            throw new UnusableException("This database has no table " + table);
        }
        return DataExport.read(known, into, OutputStream.nullOutputStream());
    }

    /** Returns what asks within the transaction. */
    public JdbcClient jdbc() {
        return into.jdbc();
    }

    /** Keeps everything. */
    public void commit() throws SQLException {
        into.commit();
    }

    /** Takes back what was not committed. */
    @Override
    public void close() throws SQLException {
        into.close();
    }
}
