package io.neurocards.database.attack;

import io.neurocards.database.Decisions;
import io.neurocards.database.Repetition;
import io.neurocards.database.Sealing;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.database.pair.Pair;
import io.neurocards.database.pair.PairFactory;
import io.neurocards.database.pair.PairSettings;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.payments.checkout.AttackedCheckout;
import io.neurocards.videos.AttackedVendor;
import io.neurocards.videos.AttackedVideos;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The product's ledger on a pair, as one process runs it; may crash and start again. */
final class AttackedNode implements AutoCloseable {

    static final PairSettings HURRIED = new PairSettings(
            Side.PRIMARY,
            PairSettings.Acknowledge.SYNC,
            Duration.ofMillis(100),
            Duration.ofMillis(600),
            Duration.ofMillis(200),
            Duration.ofHours(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2));

    /** As the product ships them, but for how soon a database is taken back. */
    static final PairSettings AS_SHIPPED = new PairSettings(
            Side.PRIMARY,
            PairSettings.Acknowledge.SYNC,
            Duration.ofMillis(500),
            Duration.ofMillis(900),
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofSeconds(6),
            Duration.ofMillis(2_500));

    static final int CONNECTIONS = 20;

    private final PairSettings settings;
    private final Scene scene;
    private final DataSource primary;
    private final DataSource backup;
    private final Third third;
    private final Clock clock;
    private volatile Life life;

    /** Where a node keeps the register. */
    sealed interface Third {

        /** A journal of its own. */
        record InFolder(Path folder) implements Third {}

        /** A database that it shares with others. */
        record Shared(DataSource witness, String name) implements Third {}
    }

    /**
     * What is wrong with the product, and who makes its clips; without a vendor there is a ledger and nothing else.
     *
     * @param vendor one for all processes
     */
    record Scene(PlantedBug bug, @Nullable AttackedVendor vendor) {

        static final Scene LEDGER_ONLY = new Scene(PlantedBug.NONE, null);
    }

    /** What a process sells. */
    record Studio(AttackedVideos videos, AttackedCheckout checkout, PlantedBug bug) {}

    /** One run of the process; a product with one database has neither pair nor journal. */
    record Life(
            @Nullable Pair pair,
            @Nullable NodeJournal journal,
            Decisions decisions,
            Ledger ledger,
            @Nullable Studio sold) {

        Studio studio() {
            return Objects.requireNonNull(sold);
        }
    }

    /** Returns the same ledger on one database without a log. */
    static Life alone(DataSource database) {
        var jdbc = JdbcClient.create(database);
        var decisions = decisions(database, Clock.systemUTC(), new Repetition(Thread::sleep), Sealing.none());
        return new Life(null, null, decisions, LedgerFixture.ledgerOn(jdbc), null);
    }

    private static Decisions decisions(DataSource database, Clock clock, Repetition repetition, Sealing sealing) {
        return new Decisions(
                JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                JsonMapper.builder().build(),
                new Decisions.Timing(clock, Duration.ofSeconds(1)),
                repetition,
                sealing);
    }

    AttackedNode(DataSource primary, DataSource backup, Third third, Clock clock, PairSettings settings) {
        this(primary, backup, third, clock, settings, Scene.LEDGER_ONLY);
    }

    AttackedNode(DataSource primary, DataSource backup, Third third, Clock clock, PairSettings settings, Scene scene) {
        this.scene = scene;
        this.settings = settings;
        this.primary = primary;
        this.backup = backup;
        this.third = third;
        this.clock = clock;
    }

    void start() throws IOException, InterruptedException {
        var listener = new AtomicReference<Consumer<ModeSwitch>>(_ -> {});
        var factory = new PairFactory(
                settings, clock, TestPair::scripts, change -> listener.get().accept(change));
        switch (third) {
            case Third.InFolder(var folder) -> {
                var journal = NodeJournal.open(JournalSettings.of(folder, null));
                live(factory.withJournal(primary, backup, CONNECTIONS, journal, "attacked"), journal, listener, "one");
            }
            case Third.Shared(var witness, var name) ->
                live(factory.withWitness(primary, backup, CONNECTIONS, witness, name), null, listener, name);
        }
    }

    private void live(
            Pair pair, @Nullable NodeJournal journal, AtomicReference<Consumer<ModeSwitch>> listener, String name)
            throws InterruptedException {
        var jdbc = JdbcClient.create(pair.dataSource());
        var decisions = decisions(
                pair.dataSource(),
                clock,
                Repetition.onTwoDatabases(Thread::sleep),
                scene.bug().around(pair.sealing()));
        var ledger = LedgerFixture.ledgerOn(jdbc);
        var vendor = scene.vendor();
        if (vendor == null) {
            pair.start(Duration.ofSeconds(5));
            life = new Life(pair, journal, decisions, ledger, null);
            return;
        }
        var videos = new AttackedVideos(pair.dataSource(), decisions, ledger, clock, name, vendor);
        listener.set(videos::on);
        pair.start(Duration.ofSeconds(5));
        var checkout = new AttackedCheckout(jdbc, decisions, ledger, clock);
        life = new Life(pair, journal, decisions, ledger, new Studio(videos, checkout, scene.bug()));
        videos.start();
    }

    /** Ends in the middle of everything: what is under way fails wherever it is. */
    void crash() throws IOException {
        var ended = life;
        if (ended.journal() != null) {
            ended.journal().close();
        }
        ended.pair().close();
        if (ended.sold() != null) {
            Thread.ofVirtual().name("after-crash").start(ended.sold().videos()::close);
        }
    }

    Life life() {
        return life;
    }

    Mode mode() {
        return life.pair().mode();
    }

    /** Makes no clip any more, and returns when those that are being made are left alone. */
    void stopWork() {
        if (life.sold() != null) {
            life.sold().videos().close();
        }
    }

    @Override
    public void close() throws IOException {
        stopWork();
        life.pair().close();
        if (life.journal() != null) {
            life.journal().close();
        }
    }
}
