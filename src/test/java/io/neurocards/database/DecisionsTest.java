package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class DecisionsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Decisions decisions = database.decisions(Clock.systemUTC());

    record Ticket(int number) {}

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_repeated_operation_returns_its_first_outcome_and_runs_nothing() {
        var runs = new AtomicInteger();
        var operation = operation("one", "buy a ticket");

        var first = decisions.decide(operation, Ticket.class, () -> new Ticket(runs.incrementAndGet()));
        var second = decisions.decide(operation, Ticket.class, () -> new Ticket(runs.incrementAndGet()));

        assertThat(first).isEqualTo(new Ticket(1)).isEqualTo(second);
        assertThat(runs).hasValue(1);
    }

    @Test
    void an_id_that_was_used_for_another_request_is_refused() {
        decisions.decide(operation("one", "buy a ticket"), Ticket.class, () -> new Ticket(1));

        assertThatThrownBy(
                        () -> decisions.decide(operation("one", "buy two tickets"), Ticket.class, () -> new Ticket(2)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void a_refused_operation_leaves_nothing_and_may_be_tried_again() {
        var operation = operation("one", "buy a ticket");
        assertThatThrownBy(() -> decisions.decide(operation, Ticket.class, () -> {
                    throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS);
                }))
                .isInstanceOf(ProblemException.class);

        var second = decisions.decide(operation, Ticket.class, () -> new Ticket(7));

        assertThat(second).isEqualTo(new Ticket(7));
    }

    @Test
    void sixteen_callers_with_one_id_get_one_outcome() throws Exception {
        var runs = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 16)
                    .mapToObj(_ -> pool.submit(() -> {
                        start.await();
                        return decisions.decide(
                                operation("one", "buy a ticket"),
                                Ticket.class,
                                () -> new Ticket(runs.incrementAndGet()));
                    }))
                    .toList();
            start.countDown();

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(new Ticket(1));
            }
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_transaction_that_the_server_ended_is_run_again_from_its_beginning() {
        var runs = new AtomicInteger();

        var ticket = decisions.decide(operation("one", "buy a ticket"), Ticket.class, () -> {
            if (runs.incrementAndGet() == 1) {
                database.jdbc()
                        .sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .listOfRows();
            }
            return new Ticket(runs.get());
        });

        assertThat(ticket).isEqualTo(new Ticket(2));
        assertThat(database.jdbc()
                        .sql("select count(*) from operations")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void actions_do_not_nest() {
        assertThatThrownBy(() -> decisions.act(() -> decisions.act(() -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not nest");
    }

    @Test
    void whoever_relies_on_a_transaction_is_told_when_there_is_none() {
        assertThatThrownBy(Decisions::requireOpen).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_decision_that_takes_long_is_named_in_the_log_by_its_kind_and_who_asked_and_no_other(CapturedOutput output) {
        var naming = TestDecisions.naming(database.dataSource(), Duration.ofMillis(200));
        naming.act(() -> {});
        naming.decide(operation("quick", "a quick s3cret"), Ticket.class, () -> new Ticket(1));
        assertThat(output.getAll()).doesNotContain("Slow decision: type=test.ticket");

        naming.decide(operation("slow", "a slow s3cret"), Ticket.class, () -> asleep(1));
        assertThatThrownBy(() -> naming.act(() -> {
                    asleep(2);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        for (var stuck = 1; stuck <= 2; stuck++) {
            assertThatThrownBy(() -> naming.act(() -> {
                        asleep(3);
                        throw new UndecidableException();
                    }))
                    .isInstanceOf(UndecidableException.class);
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("; nobody could decide it")))
                .as("in an outage one a minute")
                .hasSize(1);
        assertThat(output.getAll())
                .containsPattern(
                        "Slow decision: type=test.ticket, took=[2-9]\\d\\d ms, by=DecisionsTest.a_decision_that")
                .containsPattern("Slow decision: type=act, took=[2-9]\\d\\d ms, by=DecisionsTest.lambda")
                .doesNotContain("s3cret");
    }

    private Ticket asleep(int number) {
        database.jdbc().sql("select pg_sleep(0.25)::text").query().listOfRows();
        return new Ticket(number);
    }

    private static Operation operation(String name, String request) {
        return new Operation(OperationId.named(name), "test.ticket", request);
    }
}
