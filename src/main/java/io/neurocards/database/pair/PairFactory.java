package io.neurocards.database.pair;

import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Head;
import io.neurocards.shared.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a pair of two addresses and a journal. */
public final class PairFactory {

    private static final Logger log = LoggerFactory.getLogger(PairFactory.class);

    private final PairSettings settings;
    private final Clock clock;
    private final Function<DataSource, Flyway> migration;
    private final Consumer<ModeSwitch> listener;

    /**
     * @param migration the product's scripts for one database
     * @param listener hears of each change of the mode; must not take its time
     */
    public PairFactory(
            PairSettings settings, Clock clock, Function<DataSource, Flyway> migration, Consumer<ModeSwitch> listener) {
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
        return made(new Both<>(primary, backup), connections, new JournalPlace(journal), node);
    }

    /**
     * Makes a pair for one of several processes, which go by what a third database says.
     *
     * @param witness opens single connections to the third database, in which a table or two are made
     */
    public Pair withWitness(DataSource primary, DataSource backup, int connections, DataSource witness, String node) {
        var place = new WitnessPlace(new Lane(witness, settings.probeTimeout()), clock, id(node), node);
        return made(new Both<>(primary, backup), connections, place, node);
    }

    private Pair made(Both<DataSource> targets, int connections, ThirdPlace third, String node) {
        var signs = new Signs();
        var known = new KnownPlace(third);
        var presence = new Presence(id(node), node, UuidV7.at(clock.instant()), known::now);
        var links = Both.of(side -> new Link(
                side, targets.at(side), connections, settings.probeTimeout(), presence, () -> signs.doubt(side)));
        var given = new PairNode.Given(
                links.each(link -> link),
                third,
                side -> () -> new Preparation(targets.at(side), side, migration).run(),
                new WholeDatabases(targets, migration),
                settings,
                clock,
                listener,
                signs);
        return new Pair(new PairNode(given), links, signs, node);
    }

    /** What is only shown must not fail a probe when the third place can't be asked. */
    private record KnownPlace(ThirdPlace third) {

        Head now() {
            try {
                return third.known();
            } catch (RuntimeException e) {
                log.debug("The third place can't be asked", e);
                return ThirdPlace.NOWHERE;
            }
        }
    }

    private static UUID id(String node) {
        return UUID.nameUUIDFromBytes(node.getBytes(StandardCharsets.UTF_8));
    }
}
