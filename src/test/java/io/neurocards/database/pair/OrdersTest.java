package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Orders.Obstacle;
import io.neurocards.database.pair.Orders.Outlook;
import io.neurocards.shared.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** What an administrator orders although something is lost by it. */
@Thorough
class OrdersTest {

    private static final PairSettings ASYNCHRONOUS = new PairSettings(
            Side.PRIMARY,
            PairSettings.Acknowledge.ASYNC,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofHours(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10));

    @TempDir
    Path folder;

    @Test
    void rows_that_somebody_put_into_the_backup_are_thrown_away_only_when_that_is_ordered() throws Exception {
        var databases = TestPair.bare();
        insertOperations(databases.primary, "mine", 4);
        insertOperations(databases.backup, "foreign", 3);
        try (var running = RunningPair.over(databases, folder)) {
            var orders = running.pair().orders();
            running.await(() -> String.valueOf(
                            running.pair().status().databases().getLast().reason())
                    .contains("NOT_EMPTY"));
            write(running, "meanwhile");
            assertThat(operations(databases.backup, "foreign")).isEqualTo(3);

            assertThat(orders.filling(Side.PRIMARY).obstacle()).isEqualTo(Obstacle.IT_DECIDES);
            running.await(() -> orders.filling(Side.BACKUP).equals(new Outlook(null, 3)));
            orders.fill(Side.BACKUP);
            running.awaitMode(Mode.FULL_OPERATIONAL);

            assertThat(operations(databases.backup, "foreign")).isZero();
            assertThat(operations(databases.backup, "mine")).isEqualTo(4);
            running.awaitEqualContents();
            assertThat(orders.filling(Side.BACKUP).obstacle()).isEqualTo(Obstacle.IT_IS_IN_SYNC);
            assertThat(orders.forcing(Side.BACKUP).obstacle()).isEqualTo(Obstacle.SOMEBODY_DECIDES);
        }
    }

    @Test
    void without_waiting_for_the_backup_a_lost_machine_loses_what_had_not_come_there_and_that_is_told()
            throws Exception {
        var databases = TestPair.unopened();
        try (var running = RunningPair.over(databases, folder.resolve("journal"), ASYNCHRONOUS)) {
            running.awaitMode(Mode.POSTGRESQL_ONLY);
            assertThat(running.pair().isAsynchronous()).isTrue();
            write(running, "early");
            running.await(() -> names(databases.backup).contains("early"));
            assertThat(running.pair().status().isReduced()).isTrue();
            databases.backup.refuse();
            for (var name : List.of("late 1", "late 2", "late 3")) {
                write(running, name); // answered, although the backup has none of them
            }
            running.await(() -> lag(running) >= 3);

            running.stop();
            databases.primary.refuse();
            FileSystemUtils.deleteRecursively(folder.resolve("journal"));
            Files.createDirectories(folder.resolve("journal"));
            databases.backup.accept();
            running.start();
            running.await(() -> running.pair().status().trouble() != null);
            assertThat(running.pair().mode()).isEqualTo(Mode.CACHE_ONLY);
            assertThat(running.pair().orders().forcing(Side.PRIMARY).obstacle()).isEqualTo(Obstacle.IT_IS_AWAY);
            running.await(() -> running.pair().orders().forcing(Side.BACKUP).obstacle() == null);
            running.pair().orders().force(Side.BACKUP);
            running.awaitMode(Mode.SUPABASE_ONLY);
            write(running, "after");
            databases.primary.accept();

            running.await(() -> databases.primary.head().equals(databases.backup.head()));
            assertThat(names(databases.primary)).containsExactlyInAnyOrder("early", "after");
            assertThat(databases.primary.orphans()).isEqualTo(3);
            assertThat(running.pair().inspection().latestOrphans(Side.PRIMARY, 10))
                    .allMatch(
                            orphan -> !orphan.decidedAgain() && orphan.tables().contains("workers"));
            running.awaitEqualContents();
        }
    }

    @Test
    void with_a_witness_the_surviving_database_decides_by_order_and_what_it_lacked_is_set_aside() throws Exception {
        var databases = TestPair.unopened();
        try (var witness = TestDatabase.empty();
                var pair = onWitness(databases, witness)) {
            await(() -> pair.mode() == Mode.FULL_OPERATIONAL);
            write(pair, "both");
            databases.backup.refuse();
            write(pair, "alone");
            await(() -> pair.mode() == Mode.POSTGRESQL_ONLY);
            databases.primary.refuse();
            databases.backup.accept();
            await(() -> pair.mode() == Mode.CACHE_ONLY
                    && pair.orders().forcing(Side.BACKUP).obstacle() == null);

            pair.orders().force(Side.BACKUP);
            await(() -> pair.mode() == Mode.SUPABASE_ONLY);
            write(pair, "by order");
            databases.primary.accept();
            await(() -> pair.mode() == Mode.FULL_OPERATIONAL);

            assertThat(pair.status().decider()).isEqualTo(Side.BACKUP);
            assertThat(names(databases.primary)).containsExactlyInAnyOrder("both", "by order");
            assertThat(databases.primary.orphans()).isEqualTo(1);
        } finally {
            databases.close();
        }
    }

    private static Pair onWitness(TestPair databases, TestDatabase witness) throws Exception {
        var pool = witness.dataSource();
        var pair = new PairFactory(RunningPair.HURRIED, Clock.systemUTC(), TestPair::scripts, _ -> {})
                .withWitness(
                        target(databases.primary),
                        target(databases.backup),
                        6,
                        new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()),
                        "one");
        pair.start(Duration.ofSeconds(20));
        return pair;
    }

    private static DataSource target(TestPair.Place place) {
        return new DriverManagerDataSource(place.address());
    }

    private static void await(BooleanSupplier condition) {
        Until.holds("what the order was to lead to", condition);
    }

    private static long lag(RunningPair running) {
        var lag = running.pair().status().databases().getLast().lag();
        return lag == null ? 0 : lag;
    }

    private static void write(RunningPair running, String name) {
        running.decisions().act(() -> insert(running.jdbc(), name));
    }

    private static void write(Pair pair, String name) {
        var jdbc = JdbcClient.create(pair.dataSource());
        TestDecisions.onTwo(pair.dataSource(), pair.sealing()).act(() -> insert(jdbc, name));
    }

    private static int insert(JdbcClient jdbc, String name) {
        return jdbc.sql("insert into workers (id, name, started_at, beat_at) values (:id, :name, now(), now())"
                        + " on conflict (name) do nothing")
                .param("id", UUID.randomUUID())
                .param("name", name)
                .update();
    }

    private static List<String> names(TestPair.Place place) {
        return place.jdbc().sql("select name from workers").query(String.class).list();
    }

    private static void insertOperations(TestPair.Place place, String type, int number) {
        place.jdbc()
                .sql("insert into operations (id, type, request_hash, decided_at)"
                        + " select gen_random_uuid(), :type, sha256(''), now() from generate_series(1, :number)")
                .param("type", type)
                .param("number", number)
                .update();
    }

    private static long operations(TestPair.Place place, String type) {
        return place.jdbc()
                .sql("select count(*) from operations where type = :type")
                .param("type", type)
                .query(Long.class)
                .single();
    }
}
