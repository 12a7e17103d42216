package io.neurocards.database.log;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Reads the log of a deciding database. */
public final class LogReader {

    private static final int MOST_ENTRIES = 500;
    private static final DataSize MOST_BYTES = DataSize.ofMegabytes(4);

    private final JdbcClient jdbc;

    public LogReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the entries after {@code after}, oldest first, at most 500 and at most 4 MB unless one alone is larger; none
     * when there are none. One statement, so the checks and the entries are of one moment.
     *
     * @param mark the last entry that is known to be in two places
     * @throws LogRefusedException FENCED when the database does not decide in {@code epoch}, MARK_LOST when it does not hold
     *     the mark, BEFORE_BASE when its log begins later
     */
    public List<Entry> entriesAfter(long after, long epoch, Head mark) {
        return LogRefusedException.named(() -> jdbc.sql("""
                        select seq, hash, op_id, op_type, entry
                        from pair.read_after(:epoch, :mark, :hash, :after, :limit, :bytes)
                        """)
                .param("epoch", epoch)
                .param("mark", mark.seq())
                .param("hash", mark.bytes())
                .param("after", after)
                .param("limit", MOST_ENTRIES)
                .param("bytes", MOST_BYTES.toBytes())
                .query((row, _) -> new Entry(
                        new Head(row.getLong("seq"), row.getString("hash")),
                        row.getObject("op_id", UUID.class),
                        row.getString("op_type"),
                        row.getString("entry")))
                .list());
    }
}
