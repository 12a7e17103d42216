package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.shared.Until;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two processes that go by one witness. */
class WitnessTest {

    private TestPair databases;
    private TestDatabase witness;
    private Pair one;
    private Pair other;

    @BeforeEach
    void two_nodes() throws Exception {
        databases = TestPair.unopened();
        witness = TestDatabase.empty();
        one = node("one");
        other = node("other");
    }

    private Pair node(String name) throws Exception {
        var pair = new PairFactory(RunningPair.HURRIED, Clock.systemUTC(), TestPair::scripts, _ -> {})
                .withWitness(target(databases.primary), target(databases.backup), 6, through(), name);
        pair.start(Duration.ofSeconds(20));
        return pair;
    }

    private static DriverManagerDataSource target(TestPair.Place place) {
        return new DriverManagerDataSource(place.address());
    }

    private DriverManagerDataSource through() {
        var pool = witness.dataSource();
        return new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        databases.close();
        witness.close();
    }

    @Test
    void both_follow_the_same_decider_when_the_primary_goes_and_comes_back() throws Exception {
        await(one, Mode.FULL_OPERATIONAL);
        await(other, Mode.FULL_OPERATIONAL);
        write(one, "by one");
        write(other, "by the other");

        databases.primary.refuse();
        write(one, "by one, meanwhile");
        write(other, "by the other, meanwhile");

        assertThat(one.status().decider()).isEqualTo(Side.BACKUP);
        assertThat(other.status().epoch()).isEqualTo(one.status().epoch());
        for (var node : List.of(one, other)) {
            assertThat(node.status().switches())
                    .as("nobody is sent away as long as it may only be unknown who decides")
                    .extracting(ModeSwitch::to)
                    .doesNotContain(Mode.CACHE_ONLY);
        }
        databases.primary.accept();
        await(one, Mode.FULL_OPERATIONAL);
        await(other, Mode.FULL_OPERATIONAL);
        write(other, "after");
        assertThat(databases
                        .primary
                        .jdbc()
                        .sql("select name from workers")
                        .query(String.class)
                        .list())
                .contains("by one", "by the other", "by one, meanwhile", "by the other, meanwhile", "after");
    }

    @Test
    void a_database_that_was_left_alone_is_not_replaced() throws Exception {
        await(one, Mode.FULL_OPERATIONAL);
        databases.backup.refuse();
        write(one, "alone");
        await(other, Mode.POSTGRESQL_ONLY);

        databases.primary.refuse();
        databases.backup.accept();

        await(one, Mode.CACHE_ONLY);
        await(other, Mode.CACHE_ONLY);
        databases.primary.accept();
        await(one, Mode.FULL_OPERATIONAL);
        assertThat(databases
                        .backup
                        .jdbc()
                        .sql("select name from workers")
                        .query(String.class)
                        .list())
                .contains("alone");
    }

    private static void await(Pair pair, Mode mode) {
        Until.holds(() -> mode + ", " + pair.status(), Duration.ofSeconds(60), () -> pair.mode() == mode);
    }

    private static void write(Pair pair, String name) {
        decisions(pair)
                .act(() -> JdbcClient.create(pair.dataSource())
                        .sql("insert into workers (id, name, started_at, beat_at) values (:id, :name, now(), now())"
                                + " on conflict (name) do nothing")
                        .param("id", UUID.randomUUID())
                        .param("name", name)
                        .update());
    }

    private static Decisions decisions(Pair pair) {
        return TestDecisions.onTwo(pair.dataSource(), pair.sealing());
    }
}
