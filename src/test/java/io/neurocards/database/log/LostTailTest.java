package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.LostCommits;
import io.neurocards.database.Operation;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.database.embedded.Rewind;
import io.neurocards.shared.OperationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A server that comes back from a crash as it was some time before: the end of its log is gone. */
@Thorough
class LostTailTest {

    private static final Path FOLDER = Path.of("target", "test-postgres-forgetful");

    private static EmbeddedPostgres server;
    private static PairServer databases;
    private static Rewind rewind;

    private final List<Head> awaited = new ArrayList<>();
    private TestPair pair;

    record Ticket(int number) {}

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start(FOLDER);
        databases = PairServer.on(server);
        rewind = new Rewind(server, FOLDER);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() {
        pair = TestPair.behind(databases.newDatabase());
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void a_decision_that_went_with_a_crash_is_taken_again_and_not_answered_as_if_it_had_changed_nothing()
            throws IOException {
        var runs = new AtomicInteger();
        rewind.keep();

        var ticket = pair.decisions(crashingAfterFirstCommit(), (_, place) -> awaited.add(place))
                .decide(
                        new Operation(OperationId.named("one"), "test.ticket", "buy a ticket"),
                        Ticket.class,
                        () -> new Ticket(runs.incrementAndGet()));

        assertThat(ticket).isEqualTo(new Ticket(2));
        assertThat(awaited).containsExactly(pair.primary.head());
        assertThat(TestPair.numbers(pair.primary)).containsExactly(1L);
    }

    /** Here the connections are those of after the crash, so nothing but the database itself tells of it. */
    @Test
    void an_entry_that_went_with_a_crash_is_no_answer() throws IOException {
        var attempt = new LogSealing(pair.primary.jdbc(), "node-1", () -> 1, (_, place) -> awaited.add(place))
                .begin(OperationId.named("one"), "test.ticket");
        rewind.keep();
        new TransactionTemplate(new DataSourceTransactionManager(pair.primary.dataSource())).executeWithoutResult(_ -> {
            attempt.announce();
            TestPair.edit(pair.primary, "lost");
        });
        assertThat(TestPair.numbers(pair.primary)).containsExactly(1L);

        crash();

        pair.primary.dataSource().getHikariPoolMXBean().softEvictConnections();
        assertThat(TestPair.numbers(pair.primary)).isEmpty();
        assertThatThrownBy(attempt::awaitStable).rootCause().hasMessageContaining("began anew after a crash");
        assertThat(awaited).isEmpty();
    }

    private LostCommits crashingAfterFirstCommit() {
        var commits = new AtomicInteger();
        return new LostCommits(pair.primary.dataSource(), () -> {
            if (commits.getAndIncrement() == 0) {
                crash();
            }
            return false;
        });
    }

    private static void crash() {
        try {
            rewind.back();
            server.restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
