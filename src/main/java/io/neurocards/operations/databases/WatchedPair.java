package io.neurocards.operations.databases;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Inspection.Node;
import io.neurocards.database.pair.Inspection.Orphan;
import io.neurocards.database.pair.Orders;
import io.neurocards.database.pair.Pair;
import io.neurocards.database.pair.PairStatus;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two databases. */
record WatchedPair(Pair pair) implements Watched {

    private static final Logger log = LoggerFactory.getLogger(WatchedPair.class);
    private static final int ORPHANS = 50;

    @Override
    public boolean isPair() {
        return true;
    }

    @Override
    public boolean isAsynchronous() {
        return pair.isAsynchronous();
    }

    @Override
    public PairStatus status() {
        return pair.status();
    }

    /** A database that does not answer tells nothing, and its orphans are seen again when it does. */
    @Override
    public Facts facts(Instant orphansSince) {
        var orphans = new ArrayList<Orphan>();
        var nodes = new HashMap<String, Node>();
        var recent = 0L;
        for (var database : status().databases()) {
            if (!isAway(database)) {
                recent += ask(database.side(), orphansSince, orphans, nodes);
            }
        }
        orphans.sort(Comparator.comparing(Orphan::undoneAt).reversed());
        return new Facts(
                List.copyOf(orphans),
                recent,
                nodes.values().stream().sorted(Comparator.comparing(Node::name)).toList());
    }

    private long ask(Side side, Instant since, List<Orphan> orphans, Map<String, Node> nodes) {
        try {
            var looked = pair.inspection();
            orphans.addAll(looked.latestOrphans(side, ORPHANS));
            looked.nodes(side).forEach(node -> nodes.merge(node.name(), node, WatchedPair::later));
            return looked.orphans(side, since);
        } catch (RuntimeException e) {
            log.info("Database could not be looked into: side={}; it is tried again", side, e);
            return 0;
        }
    }

    private static Node later(Node one, Node other) {
        return one.silence().compareTo(other.silence()) <= 0 ? one : other;
    }

    static boolean isAway(DatabaseStatus database) {
        return database.condition().equals("away");
    }

    @Override
    public void wake() {
        pair.wake();
    }

    @Override
    public String backup() {
        return isAsynchronous() ? "asynchronous" : "configured";
    }

    @Override
    public Orders orders() {
        return pair.orders();
    }

    @Override
    public void handOverTo(Side side) {
        pair.handOverTo(side);
    }
}
