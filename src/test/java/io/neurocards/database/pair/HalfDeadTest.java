package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.shared.Until;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that answer probes and do no work, and who decides when both are well again. */
@Thorough
class HalfDeadTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void a_copy_that_answers_probes_and_takes_nothing_is_left_out_until_it_does() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("before");

            try (var lock = lockedLog(running.databases.backup)) {
                running.write("meanwhile");
                assertThat(running.pair().mode()).isEqualTo(Mode.POSTGRESQL_ONLY);
                assertThat(running.pair().status().decider()).isEqualTo(Side.PRIMARY);
                lock.rollback();
            }

            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.backup)).contains("before", "meanwhile");
        }
    }

    @Test
    void a_decider_that_answers_probes_and_shows_nothing_of_its_log_decides_no_longer() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("before");

            try (var lock = lockedLog(running.databases.primary)) {
                running.write("meanwhile");
                assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);
                lock.rollback();
            }

            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.primary)).contains("before", "meanwhile");
        }
    }

    @Test
    void the_preferred_database_decides_again_by_itself_and_nobody_who_orders_meanwhile_sees_an_error()
            throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder, handingBackAfter(SOON))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.databases.primary.refuse();
            running.write("alone");
            assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);

            try (var customers = new Customers(running)) {
                running.databases.primary.accept();
                running.await(() -> running.pair().status().decider() == Side.PRIMARY
                        && running.pair().mode() == Mode.FULL_OPERATIONAL);
                customers.orderMore();
            }

            running.awaitEqualContents();
            assertThat(running.databases.backup.orphans()).isZero();
        }
    }

    @Test
    void the_database_that_was_ordered_to_decide_keeps_deciding_also_after_a_restart() throws Exception {
        var late = Duration.ofSeconds(6);
        try (var running = RunningPair.over(TestPair.unopened(), folder, handingBackAfter(late))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.decisions()
                    .act(() -> running.pair().orders().prefer(Side.BACKUP, Instant.parse("2026-05-01T00:00:00Z")));
            running.pair().handOverTo(Side.BACKUP);
            running.await(() -> running.pair().status().decider() == Side.BACKUP
                    && running.pair().mode() == Mode.FULL_OPERATIONAL);

            Until.pass(late.plus(Duration.ofSeconds(2)));
            assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);

            running.stop();
            running.start();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            Until.pass(late.plus(Duration.ofSeconds(2)));
            assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);
        }
    }

    @Test
    void a_transaction_whose_process_is_cut_off_keeps_its_locks_for_a_minute_and_a_pooled_session_keeps_no_limit()
            throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);

            assertThat(running.decisions().act(() -> idleLimit(running))).isEqualTo("1min");
            assertThat(idleLimit(running)).isEqualTo("0");
        }
    }

    private static String idleLimit(RunningPair running) {
        return running.jdbc()
                .sql("show idle_in_transaction_session_timeout")
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** Shuts the log up and leaves everything that a probe touches alone. */
    private static Connection lockedLog(TestPair.Place place) throws SQLException {
        var connection = RunningPair.target(place).getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table pair.oplog in access exclusive mode");
        }
        return connection;
    }

    private static PairSettings handingBackAfter(Duration wellFor) {
        var hurried = RunningPair.HURRIED;
        return new PairSettings(
                hurried.preferred(),
                hurried.acknowledge(),
                hurried.probeEvery(),
                hurried.probeTimeout(),
                hurried.rejoinAfter(),
                wellFor,
                hurried.switchPatience(),
                hurried.settlePatience());
    }

    /** Two who order one thing after the other. */
    private static final class Customers implements AutoCloseable {

        private static final int EACH_AT_LEAST = 5;

        private final RunningPair running;
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();
        private final AtomicInteger orders = new AtomicInteger();
        private final List<Thread> threads = new ArrayList<>();

        Customers(RunningPair running) {
            this.running = running;
            for (var customer = 0; customer < 2; customer++) {
                var name = "customer " + customer + " order ";
                threads.add(Thread.ofPlatform().start(() -> order(name)));
            }
        }

        private void order(String name) {
            try {
                for (var i = 0; !isOver.get(); i++) {
                    running.write(name + i);
                    orders.incrementAndGet();
                }
            } catch (RuntimeException e) {
                errors.add(e);
            }
        }

        void orderMore() {
            var before = orders.get();
            running.await(() -> orders.get() > before + EACH_AT_LEAST || !errors.isEmpty());
        }

        @Override
        public void close() throws InterruptedException {
            isOver.set(true);
            for (var thread : threads) {
                thread.join();
            }
            assertThat(errors).isEmpty();
            assertThat(orders.get()).isGreaterThan(EACH_AT_LEAST);
        }
    }
}
