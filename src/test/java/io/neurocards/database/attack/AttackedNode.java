package io.neurocards.database.attack;

import io.neurocards.database.Decisions;
import io.neurocards.database.Repetition;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.database.pair.PairFactory;
import io.neurocards.database.pair.PairSettings;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The product's ledger on a pair, as one process runs it; may crash and start again. */
final class AttackedNode implements AutoCloseable {

    private static final PairSettings HURRIED = new PairSettings(
            Side.PRIMARY,
            PairSettings.Acknowledge.SYNC,
            Duration.ofMillis(100),
            Duration.ofMillis(600),
            Duration.ofMillis(200),
            Duration.ofHours(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2));

    private final DataSource primary;
    private final DataSource backup;
    private final Path folder;
    private final Clock clock;
    private volatile Life life;

    /** One run of the process. */
    record Life(Pair pair, NodeJournal journal, Decisions decisions, Ledger ledger) {}

    AttackedNode(DataSource primary, DataSource backup, Path folder, Clock clock) {
        this.primary = primary;
        this.backup = backup;
        this.folder = folder;
        this.clock = clock;
    }

    void start() throws IOException, InterruptedException {
        var journal = NodeJournal.open(JournalSettings.of(folder, null));
        var pair =
                new PairFactory(HURRIED, clock, _ -> {}, _ -> {}).withJournal(primary, backup, 12, journal, "attacked");
        pair.start(Duration.ofSeconds(5));
        var jdbc = JdbcClient.create(pair.dataSource());
        var decisions = new Decisions(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(pair.dataSource())),
                JsonMapper.builder().build(),
                clock,
                Repetition.onTwoDatabases(Thread::sleep),
                pair.sealing());
        life = new Life(pair, journal, decisions, LedgerFixture.ledgerOn(jdbc));
    }

    /** Ends in the middle of everything: what is under way fails wherever it is. */
    void crash() throws IOException {
        life.journal().close();
        life.pair().close();
    }

    Life life() {
        return life;
    }

    Mode mode() {
        return life.pair().mode();
    }

    @Override
    public void close() throws IOException {
        life.pair().close();
        life.journal().close();
    }
}
