package io.neurocards.database.pair;

import io.neurocards.database.Sealing;
import io.neurocards.database.log.LogSealing;
import io.neurocards.database.log.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two databases run as one by this process: started, asked, and stopped as a whole. */
public final class Pair implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMillis(50);

    /** Of a third of a second each. */
    private static final int WAITS_FOR_A_CONNECTION = 20;

    private final PairNode node;
    private final Both<Link> links;
    private final List<Worker> workers;
    private final RoutedDataSource dataSource;
    private final Sealing sealing;
    private final PairReport report;
    private final Inspection inspection;
    private final Signs signs;
    private final Orders orders;

    /** @param name of this node, for whoever reads the log */
    Pair(PairNode node, Both<Link> links, Signs signs, String name) {
        this.node = node;
        this.links = links;
        var gate = node.parts().gate();
        this.dataSource = new RoutedDataSource(gate, links.each(Link::pool), WAITS_FOR_A_CONNECTION);
        this.sealing = new LogSealing(
                JdbcClient.create(dataSource),
                name,
                () -> gate.enter().epoch(),
                node.parts().stable());
        this.report = new PairReport(node);
        this.inspection = new Inspection(links);
        this.signs = signs;
        var preference = new Preference(JdbcClient.create(dataSource), node::prefer);
        this.orders = new Orders(node, signs, inspection, preference);
        this.workers = workers(node, links, signs, preference);
    }

    private static List<Worker> workers(PairNode node, Both<Link> links, Signs signs, Preference preference) {
        var coordinator = new Worker("pair-coordinator", () -> node.coordinate() ? Duration.ZERO : IDLE);
        var shipper = new Worker("pair-shipper", () -> node.ship() ? Duration.ZERO : IDLE);
        var restorer = new Worker("pair-restorer", () -> node.restore() ? Duration.ZERO : IDLE);
        var trimmer = new Worker("pair-trimmer", new Trimmer(node, links)::round);
        var preferring = new Worker(
                "pair-preference",
                () -> node.modes().mode() == Mode.FULL_OPERATIONAL ? preference.look() : Preference.BETWEEN_LOOKS);
        var workers = new ArrayList<>(List.of(coordinator, shipper, restorer, trimmer, preferring));
        var probers = Both.of(side -> new Worker("pair-probe-" + side, () -> {
            var rest = node.probe(side);
            coordinator.wake();
            return rest;
        }));
        probers.forEach(workers::add);
        signs.wakes(probers.<Runnable>each(prober -> prober::wake), coordinator::wake, shipper::wake);
        return List.copyOf(workers);
    }

    /** Begins to work, and returns when it is known who decides, or that for now nobody does; at most {@code most} later. */
    public void start(Duration most) throws InterruptedException {
        workers.forEach(Worker::start);
        node.parts().gate().isSettledWithin(most);
    }

    /** Returns what leads to the database that decides at the moment. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Returns what accompanies every decision. */
    public Sealing sealing() {
        return sealing;
    }

    /** Returns how things are. */
    public PairStatus status() {
        return report.now();
    }

    public Mode mode() {
        return node.modes().mode();
    }

    /** Returns what can be looked up in each database about the pair itself. */
    public Inspection inspection() {
        return inspection;
    }

    /** Returns what an administrator may order. */
    public Orders orders() {
        return orders;
    }

    /** Whether an answer never waits for the other database ({@code BACKUP_ACK=async}). */
    public boolean isAsynchronous() {
        return node.isAsynchronous();
    }

    /** Asks both databases, ships, and looks at the register at once, rather than when it is time. */
    public void wake() {
        signs.doubt(Side.PRIMARY);
        signs.doubt(Side.BACKUP);
        signs.waited();
        signs.moved();
    }

    /** Lets {@code side} decide as soon as it can without anything being undone. */
    public void handOverTo(Side side) {
        node.ask(side);
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        inspection.close();
        links.forEach(Link::close);
    }
}
