package io.neurocards.database.pair;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pair of two databases on two real servers, run by this process, in a hurry. */
public final class RunningPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    private final UnaryOperator<PGSimpleDataSource> wayToBackup;
    private NodeJournal journal;
    private Pair pair;

    private RunningPair(
            TestPair databases, Path folder, PairSettings settings, UnaryOperator<PGSimpleDataSource> wayToBackup) {
        this.databases = databases;
        this.folder = folder;
        this.settings = settings;
        this.wayToBackup = wayToBackup;
    }

    public static RunningPair over(TestPair databases, Path folder) throws Exception {
        return over(databases, folder, UnaryOperator.identity());
    }

    /** Starts a pair whose backup is reached by another way than directly. */
    static RunningPair over(TestPair databases, Path folder, UnaryOperator<PGSimpleDataSource> wayToBackup)
            throws Exception {
        return started(new RunningPair(databases, folder, HURRIED, wayToBackup));
    }

    static RunningPair over(TestPair databases, Path folder, PairSettings settings) throws Exception {
        return started(new RunningPair(databases, folder, settings, UnaryOperator.identity()));
    }

    private static RunningPair started(RunningPair running) throws Exception {
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
                .withJournal(
                        target(databases.primary), wayToBackup.apply(target(databases.backup)), 10, journal, "node-1");
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

    /** Decides that a worker of this name exists; repeated, it changes nothing. */
    void write(String name) {
        decisions()
                .act(() -> jdbc().sql(
                                "insert into workers (id, name, started_at, beat_at) values (:id, :name, now(), now())"
                                        + " on conflict (name) do nothing")
                        .param("id", UUID.randomUUID())
                        .param("name", name)
                        .update());
    }

    /** Returns the workers that a database knows. */
    static List<String> names(TestPair.Place place) {
        return place.jdbc().sql("select name from workers").query(String.class).list();
    }

    public void awaitMode(Mode mode) {
        await(() -> pair.mode() == mode);
    }

    /** Waits until both databases hold the same: on a slow machine the one that follows may have been left behind for a moment. */
    void awaitEqualContents() {
        await(() -> databases.backup.contents().equals(databases.primary.contents()));
    }

    public void await(BooleanSupplier condition) {
        Until.holds(() -> pair.status().toString(), PATIENCE, condition);
    }

    static PGSimpleDataSource target(TestPair.Place place) {
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
