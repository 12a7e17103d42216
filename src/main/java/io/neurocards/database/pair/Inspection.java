package io.neurocards.database.pair;

import io.neurocards.database.SqlTime;
import io.neurocards.database.log.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may look up in each database about the pair itself. Every question is asked of one database, takes at most
 * two seconds, and throws a {@link RuntimeException} when that database does not answer.
 */
public final class Inspection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Both<Lane> lanes;

    Inspection(Both<Link> links) {
        lanes = links.each(link -> new Lane(link.target(), PATIENCE));
    }

    /**
     * A decision that a database made, that was never confirmed to anybody, and that was undone when the database came back.
     *
     * @param side where it was undone, and is kept
     * @param decidedAgain whether the same operation was decided since, so that nothing of it is missing
     * @param tables whose rows it had changed
     */
    public record Orphan(
            Side side,
            UUID operation,
            String type,
            long seq,
            long epoch,
            @Nullable String node,
            Instant decidedAt,
            Instant undoneAt,
            boolean decidedAgain,
            List<String> tables) {}

    /**
     * A process that uses this database.
     *
     * @param silence since it last asked the database how it is
     * @param mark up to which entry it knows everything to be in two places
     */
    public record Node(String name, Duration silence, long mark) {}

    public long orphans(Side side, Instant undoneSince) {
        return lanes.at(side)
                .call(jdbc -> jdbc.sql("select count(*) from pair.orphan where undone_at >= :since")
                        .param("since", SqlTime.of(undoneSince))
                        .query(Long.class)
                        .single());
    }

    /** Returns how many persons and operations it holds. */
    long rows(Side side) {
        return lanes.at(side)
                .call(jdbc -> jdbc.sql(
                                "select (select count(*) from public.persons) + (select count(*) from public.operations)")
                        .query(Long.class)
                        .single());
    }

    /** Returns the latest ones first. */
    public List<Orphan> latestOrphans(Side side, int most) {
        return lanes.at(side)
                .call(jdbc -> jdbc.sql("""
                                select op_id, op_type, seq, epoch, node, at, undone_at,
                                       exists (select from pair.oplog l where l.op_id = o.op_id) as decided_again,
                                       (select coalesce(array_agg(distinct c.tbl order by c.tbl), '{}')
                                        from pair.orphan_change c where c.decision = o.decision) as tables
                                from pair.orphan o order by undone_at desc, seq desc limit :most
                                """)
                        .param("most", most)
                        .query((row, _) -> orphan(side, row))
                        .list());
    }

    private static Orphan orphan(Side side, ResultSet row) throws SQLException {
        return new Orphan(
                side,
                row.getObject("op_id", UUID.class),
                row.getString("op_type"),
                row.getLong("seq"),
                row.getLong("epoch"),
                row.getString("node"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("undone_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("decided_again"),
                List.of((String[]) row.getArray("tables").getArray()));
    }

    /** Returns who asked the database anything within the last day, the latest first. */
    public List<Node> nodes(Side side) {
        return lanes.at(side)
                .call(jdbc -> jdbc.sql("""
                                select name, greatest(0, extract(epoch from clock_timestamp() - seen_at)) as silence, mark_seq
                                from pair.node where seen_at > clock_timestamp() - interval '1 day'
                                order by seen_at desc
                                """)
                        .query((row, _) -> new Node(
                                row.getString("name"),
                                Duration.ofMillis((long) (row.getDouble("silence") * 1000)),
                                row.getLong("mark_seq")))
                        .list());
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
