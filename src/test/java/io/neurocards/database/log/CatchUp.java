package io.neurocards.database.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;

/**
 * Measures how fast another server catches up with all that the primary of a pair has decided, and beside it how fast the same
 * rows go into a database that knows no log: prepared statements in batches, as many transactions, nothing checked or read.
 */
record CatchUp(int entries, long rows, double reading, double applying, Duration processor) {

    private static final String CHANGES = """
            select l.seq, c.tbl, c.op, c.row_id, c.img from pair.oplog l join pair.oplog_change c using (op_id)
            where l.seq > ? and l.seq <= ? order by l.seq, c.ord
            """;

    /** @throws IllegalStateException when the two databases differ then */
    static CatchUp of(TestPair pair) {
        var head = pair.backup.head();
        var from = head.seq();
        var entries = 0;
        var reading = 0L;
        var applying = 0L;
        var processor = LogBenchmark.processorOfServers();
        while (true) {
            var begun = System.nanoTime();
            var batch = pair.batchAfter(head);
            reading += System.nanoTime() - begun;
            if (batch.isEmpty()) {
                break;
            }
            begun = System.nanoTime();
            head = pair.backup.follower().apply(1, Side.PRIMARY, batch);
            applying += System.nanoTime() - begun;
            entries += batch.size();
        }
        processor = LogBenchmark.processorOfServers().minus(processor);
        if (!pair.backup.contents().equals(pair.primary.contents())) {
            throw new IllegalStateException("The two databases differ");
        }
        var rows = pair.primary
                .jdbc()
                .sql("select count(*) from pair.oplog_change join pair.oplog using (op_id) where seq > :from")
                .param("from", from)
                .query(Long.class)
                .single();
        return new CatchUp(entries, rows, reading / 1e9, applying / 1e9, processor);
    }

    /** A log has foreign keys looked at when a transaction ends, because a child may come before its parent. */
    static void defer(TestPair.Place bare) {
        bare.jdbc()
                .sql("""
                select format('alter table %s alter constraint %I deferrable initially deferred', conrelid::regclass, conname)
                from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
                """)
                .query(String.class)
                .list()
                .forEach(change -> bare.jdbc().sql(change).update());
    }

    /** Returns in how many seconds the rows of the entries after {@code from} were written, transactions of 500 entries. */
    static double plain(TestPair pair, TestPair.Place bare, long from) throws SQLException {
        var took = 0L;
        try (var source = pair.primary.dataSource().getConnection();
                var target = bare.dataSource().getConnection()) {
            try (var settings = target.createStatement()) { // as a batch has it: nobody has counted the rows yet
                settings.execute("set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
            }
            target.setAutoCommit(false);
            var head = pair.primary.head().seq();
            for (var after = from; after < head; after += 500) {
                try (var changes = source.prepareStatement(CHANGES)) {
                    changes.setLong(1, after);
                    changes.setLong(2, after + 500);
                    took += write(changes, target);
                }
            }
        }
        return took / 1e9;
    }

    private static long write(PreparedStatement changes, Connection target) throws SQLException {
        var rows = changes.executeQuery();
        var statements = new HashMap<String, PreparedStatement>();
        var begun = System.nanoTime();
        var before = "";
        while (rows.next()) {
            var kind = rows.getString("op") + rows.getString("tbl");
            if (!kind.equals(before) && statements.containsKey(before)) {
                statements.get(before).executeBatch();
            }
            before = kind;
            if (!statements.containsKey(kind)) {
                statements.put(
                        kind, target.prepareStatement(statement(target, rows.getString("op"), rows.getString("tbl"))));
            }
            var statement = statements.get(kind);
            statement.setString(1, rows.getString("op").equals("D") ? rows.getString("row_id") : rows.getString("img"));
            statement.addBatch();
        }
        statements.get(before).executeBatch();
        target.commit();
        for (var statement : statements.values()) {
            statement.close();
        }
        return System.nanoTime() - begun;
    }

    private static String statement(Connection target, String op, String table) throws SQLException {
        return switch (op) {
            case "I" -> "insert into %1$s select r.* from unnest(array[?::%1$s]) r".formatted(table);
            case "U" ->
                "update %1$s t set %2$s from unnest(array[?::%1$s]) r where t.id = r.id"
                        .formatted(table, assignments(target, table));
            default -> "delete from %s where id = ?::uuid".formatted(table);
        };
    }

    private static String assignments(Connection target, String table) throws SQLException {
        var set = new StringBuilder();
        try (var columns = target.getMetaData().getColumns(null, "public", table, null)) {
            while (columns.next()) {
                var column = '"' + columns.getString("COLUMN_NAME") + '"';
                set.append(set.isEmpty() ? "" : ", ")
                        .append(column)
                        .append(" = r.")
                        .append(column);
            }
        }
        return set.toString();
    }

    /** @param plain the seconds that {@link #plain} took */
    String against(double plain) {
        return """
                %d entries with %.1f rows each: %.0f entries/s, %.0f rows/s (reading alone %.0f, applying alone %.0f entries/s; \
                %.2f ms of the servers' processors each); the same rows without a log %.0f rows/s, ratio %.2f""".formatted(
                        entries,
                        (double) rows / entries,
                        entries / (reading + applying),
                        rows / (reading + applying),
                        entries / reading,
                        entries / applying,
                        processor.toNanos() / 1e6 / entries,
                        rows / plain,
                        plain / (reading + applying));
    }
}
