package io.neurocards.database.pair;

import io.neurocards.database.log.Head;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells a database that this node is alive, and how far it knows everything to be safe.
 *
 * @param node stays the same when the node starts again, as its journal does
 * @param run of this process
 * @param known the newest place that the node's third place knows; nothing before there is any
 */
record Presence(UUID node, String name, UUID run, Supplier<Head> known) {

    void write(JdbcClient jdbc) {
        var place = known.get();
        jdbc.sql("""
                        insert into pair.node (id, name, boot_id, seen_at, mark_seq, mark_hash)
                        values (:id, :name, :run, clock_timestamp(), :seq, decode(:hash, 'hex'))
                        on conflict (id) do update set name = excluded.name, boot_id = excluded.boot_id,
                            seen_at = excluded.seen_at, mark_seq = excluded.mark_seq, mark_hash = excluded.mark_hash
                        """)
                .param("id", node)
                .param("name", name)
                .param("run", run)
                .param("seq", place.seq())
                .param("hash", place.hash())
                .update();
    }
}
