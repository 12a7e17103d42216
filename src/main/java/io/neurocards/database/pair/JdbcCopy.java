package io.neurocards.database.pair;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Follower;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogReader;
import io.neurocards.database.log.Side;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real database. */
final class JdbcCopy implements Copy, AutoCloseable {

    private final Side side;
    private final Lane lane;
    private final Presence presence;

    /** @param presence of this node, written with each probe */
    JdbcCopy(Side side, Lane lane, Presence presence) {
        this.side = side;
        this.lane = lane;
        this.presence = presence;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public void probe() {
        lane.call(jdbc -> {
            presence.write(jdbc);
            return jdbc.sql("update pair.probe set n = n + 1").update();
        });
    }

    @Override
    public int company() {
        return lane.call(jdbc ->
                jdbc.sql("""
                        select count(*) from pair.node
                        where id <> :id and seen_at > clock_timestamp() - interval '10 seconds'
                        """).param("id", presence.node()).query(Integer.class).single());
    }

    @Override
    public Authority.State state() {
        return lane.call(jdbc -> new Authority(jdbc).read());
    }

    @Override
    public Head base() {
        return lane.call(jdbc ->
                        place(jdbc, "select base as seq, encode(base_hash, 'hex') as hash from pair.authority", 0))
                .orElseThrow();
    }

    @Override
    public Optional<Head> at(long seq) {
        return lane.call(jdbc -> place(jdbc, """
                select seq, encode(hash, 'hex') as hash from pair.oplog where seq = :seq
                union all select base, encode(base_hash, 'hex') from pair.authority where base = :seq
                """, seq));
    }

    private static Optional<Head> place(JdbcClient jdbc, String sql, long seq) {
        return jdbc.sql(sql)
                .param("seq", seq)
                .query((row, _) -> new Head(row.getLong("seq"), row.getString("hash")))
                .optional();
    }

    @Override
    public Authority.State open(long epoch, Head known) {
        return lane.call(jdbc -> new Authority(jdbc).open(epoch, known));
    }

    @Override
    public Authority.State close(long epoch, long opened) {
        return lane.call(jdbc -> new Authority(jdbc).close(epoch, opened));
    }

    @Override
    public List<Entry> entriesAfter(long after, long epoch, Head known) {
        return lane.call(jdbc -> new LogReader(jdbc).entriesAfter(after, epoch, known));
    }

    @Override
    public Head apply(long epoch, Side decider, List<Entry> entries) {
        return lane.call(jdbc -> new Follower(jdbc).apply(epoch, decider, entries));
    }

    @Override
    public Head join(long epoch, Side decider, Head common) {
        return lane.call(jdbc -> new Follower(jdbc).join(epoch, decider, common));
    }

    @Override
    public void interrupt() {
        lane.interrupt();
    }

    @Override
    public void close() {
        lane.close();
    }
}
