package io.neurocards.database.log;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The copy's side of one database: takes entries, and gives up what it decided itself. Every call is one statement. */
public final class Follower {

    private final JdbcClient jdbc;

    public Follower(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the entries, all or none, and returns the head that is then committed here; what it has already is compared and
     * passed over, so that sending twice does no harm.
     *
     * @throws LogRefusedException FENCED in another epoch, GAP when an entry is missing in between, DIVERGED when one is
     *     damaged or another one stands here in its place, SCHEMA_DIFFERS when its rows have another form
     */
    public Head apply(long epoch, Side decider, List<Entry> entries) {
        return LogRefusedException.named(() -> jdbc.sql(
                        "select head, hash from pair.apply_batch(:epoch, :decider::smallint, :entries::json)")
                .param("epoch", epoch)
                .param("decider", decider.number())
                .param("entries", entries.stream().map(Entry::json).collect(Collectors.joining(",", "[", "]")))
                .query((row, _) -> new Head(row.getLong("head"), row.getString("hash")))
                .single());
    }

    /**
     * Becomes a copy in {@code epoch}: undoes all after {@code common} by its images and sets it aside as orphans. Locks the
     * tables for its time. Repeating it changes nothing.
     *
     * @param common the last entry that both databases have
     * @throws LogRefusedException FENCED when the database knows that epoch or a higher one, DIVERGED when it has no such
     *     entry, BEFORE_BASE when its log begins later
     */
    public Head join(long epoch, Side decider, Head common) {
        return LogRefusedException.named(() -> jdbc.sql("""
                        select head, encode(hash, 'hex') as hash
                        from pair.join_as_follower(:epoch, :decider::smallint, :common, :hash)
                        """)
                .param("epoch", epoch)
                .param("decider", decider.number())
                .param("common", common.seq())
                .param("hash", common.bytes())
                .query((row, _) -> new Head(row.getLong("head"), row.getString("hash")))
                .single());
    }
}
