package io.neurocards.database.pair;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pair of two databases on two real servers, run by this process, in a hurry. */
public final class RunningPair implements AutoCloseable {

    static final PairSettings HURRIED = new PairSettings(
            Side.PRIMARY,
            PairSettings.Acknowledge.SYNC,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofHours(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10));

    public final TestPair databases;
    private final Path folder;
    private final PairSettings settings;
    private NodeJournal journal;
    private Pair pair;

    private RunningPair(TestPair databases, Path folder, PairSettings settings) {
        this.databases = databases;
        this.folder = folder;
        this.settings = settings;
    }

    public static RunningPair over(TestPair databases, Path folder) throws Exception {
        return over(databases, folder, HURRIED);
    }

    static RunningPair over(TestPair databases, Path folder, PairSettings settings) throws Exception {
        var running = new RunningPair(databases, folder, settings);
        running.start();
        return running;
    }

    public void start() throws IOException, InterruptedException {
        start(TestPair::scripts);
    }

    /** Starts a process that has other scripts than the one before it. */
    void start(Function<DataSource, Flyway> scripts) throws IOException, InterruptedException {
        journal = NodeJournal.open(JournalSettings.of(folder, null));
        pair = new PairFactory(settings, Clock.systemUTC(), scripts, _ -> {})
                .withJournal(target(databases.primary), target(databases.backup), 10, journal, "node-1");
        pair.start(Duration.ofSeconds(20));
    }

    public void stop() throws IOException {
        pair.close();
        journal.close();
    }

    public Pair pair() {
        return pair;
    }

    public NodeJournal journal() {
        return journal;
    }

    public Decisions decisions() {
        return TestDecisions.onTwo(pair.dataSource(), pair.sealing());
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pair.dataSource());
    }

    public void awaitMode(Mode mode) throws InterruptedException {
        await(() -> pair.mode() == mode);
    }

    public void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not come true: " + pair.status());
            }
            Thread.sleep(10);
        }
    }

    private static PGSimpleDataSource target(TestPair.Place place) {
        var target = new PGSimpleDataSource();
        target.setUrl(place.dataSource().getJdbcUrl());
        target.setUser(place.dataSource().getUsername());
        target.setPassword(place.dataSource().getPassword());
        return target;
    }

    @Override
    public void close() throws IOException {
        stop();
        databases.close();
    }
}
