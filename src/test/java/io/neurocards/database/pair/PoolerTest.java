package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is reached by a pooler only, which gives each transaction another session. */
class PoolerTest {

    private static final int SESSIONS = 3;

    @TempDir
    Path folder;

    private final TestPair databases = TestPair.bare();
    private PgBouncer pooler;

    @BeforeEach
    void start() throws Exception {
        assertThat(PgBouncer.isInstalled())
                .as("PgBouncer is installed (Debian: pgbouncer)")
                .isTrue();
        pooler = PgBouncer.before(RunningPair.target(databases.backup), SESSIONS);
    }

    @AfterEach
    void stop() {
        if (pooler != null) {
            pooler.close();
        }
    }

    @Test
    void it_is_filled_follows_decides_alone_and_hands_back_through_a_pooler_that_lends_by_the_transaction()
            throws Exception {
        databases
                .primary
                .jdbc()
                .sql("insert into operations (id, type, request_hash, decided_at)"
                        + " select gen_random_uuid(), 'early', sha256(''), now() from generate_series(1, 300)")
                .update();
        try (var running = RunningPair.over(databases, folder, target -> pooler.through(target))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("both");

            databases.primary.refuse();
            IntStream.range(0, 40).parallel().forEach(number -> running.write("alone " + number));
            running.awaitMode(Mode.SUPABASE_ONLY);

            databases.primary.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.pair().handOverTo(Side.PRIMARY);
            running.await(() -> running.pair().status().decider() == Side.PRIMARY
                    && running.pair().mode() == Mode.FULL_OPERATIONAL);
            running.write("at home");

            assertThat(RunningPair.names(databases.primary))
                    .hasSize(42)
                    .contains("both", "alone 0", "alone 39", "at home");
            running.awaitEqualContents();
        }
    }
}
