package io.neurocards.database.pair;

import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.LogSchema;
import io.neurocards.database.log.Side;
import io.neurocards.database.whole.Filling;
import io.neurocards.database.whole.Filling.Progress;
import io.neurocards.database.whole.Filling.Rows;
import io.neurocards.shared.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a pair of two addresses and a journal. */
public final class PairFactory {

    private static final Logger log = LoggerFactory.getLogger(PairFactory.class);

    private final PairSettings settings;
    private final Clock clock;
    private final Consumer<DataSource> migration;
    private final Consumer<ModeSwitch> listener;

    /**
     * @param migration brings the product's tables of one database up to date
     * @param listener hears of each change of the mode; must not take its time
     */
    public PairFactory(
            PairSettings settings, Clock clock, Consumer<DataSource> migration, Consumer<ModeSwitch> listener) {
        this.settings = settings;
        this.clock = clock;
        this.migration = migration;
        this.listener = listener;
    }

    /**
     * Makes a pair for one process, whose journal says who decides. Nothing runs before {@link Pair#start}.
     *
     * @param primary opens single connections to the primary, without a pool
     * @param backup the same for the backup
     * @param connections the most that requests may use at each
     */
    public Pair withJournal(DataSource primary, DataSource backup, int connections, NodeJournal journal, String node) {
        var third = new JournalPlace(journal);
        var signs = new Signs();
        var presence = new Presence(
                UUID.nameUUIDFromBytes(node.getBytes(StandardCharsets.UTF_8)),
                node,
                UuidV7.at(clock.instant()),
                third::known);
        var targets = new Both<>(primary, backup);
        var links = Both.of(side -> new Link(
                side, targets.at(side), connections, settings.probeTimeout(), presence, () -> signs.doubt(side)));
        var given = new PairNode.Given(
                links.each(link -> link),
                third,
                side -> () -> prepare(targets.at(side), side),
                (from, to) -> new Filling(targets.at(from), targets.at(to)).fill(Rows.NONE_EXPECTED, PairFactory::say),
                settings,
                clock,
                listener,
                signs);
        return new Pair(new PairNode(given), links, signs, node);
    }

    private static void say(Progress progress) {
        log.info(
                "A database is being filled: table={}, tables={}/{}, rows={}/{}",
                progress.table(),
                progress.tablesDone(),
                progress.tables(),
                progress.rowsDone(),
                progress.rows());
    }

    private void prepare(DataSource database, Side side) {
        migration.accept(database);
        LogSchema.install(database, side);
    }
}
