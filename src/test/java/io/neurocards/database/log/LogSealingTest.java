package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.LostCommits;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link io.neurocards.database.Decisions} waits for when there is a log. */
class LogSealingTest {

    private final TestPair pair = TestPair.fresh();
    private final List<Head> awaited = Collections.synchronizedList(new ArrayList<>());

    record Ticket(int number) {}

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void a_decision_is_an_entry_under_its_own_id_and_is_answered_after_waiting_for_it() {
        var operation = operation("one");
        var decisions = decisions();

        decisions.decide(operation, Ticket.class, () -> ticket(1));
        decisions.act(() -> TestPair.edit(pair.primary, "outside of the transaction"));

        var log = pair.primary
                .jdbc()
                .sql("select op_type || ' ' || coalesce(node, '') || ' ' || (op_id = :id) from pair.oplog order by seq")
                .param("id", operation.id().value())
                .query(String.class)
                .list();
        assertThat(log.getFirst()).isEqualTo("test.ticket node-1 true");
        assertThat(awaited.getFirst()).isEqualTo(headAt(1));
    }

    @Test
    void a_repetition_waits_for_the_entry_of_the_first_and_makes_none() {
        var decisions = decisions();
        var first = decisions.decide(operation("one"), Ticket.class, () -> ticket(1));
        TestPair.edit(pair.primary, "meanwhile");

        var second = decisions.decide(operation("one"), Ticket.class, () -> ticket(2));

        assertThat(second).isEqualTo(first);
        assertThat(awaited).containsExactly(headAt(1), headAt(1));
        assertThat(TestPair.numbers(pair.primary)).hasSize(2);
    }

    @Test
    void what_changed_nothing_waits_for_all_that_it_may_have_seen() {
        var decisions = decisions();
        TestPair.edit(pair.primary, "one");

        decisions.act(() -> pair.primary
                .jdbc()
                .sql("select count(*) from workers")
                .query(Long.class)
                .single());

        assertThat(awaited).containsExactly(pair.primary.head());
        assertThat(TestPair.numbers(pair.primary)).containsExactly(1L);
    }

    @Test
    void a_refused_action_leaves_no_entry() {
        assertThatThrownBy(() -> decisions().decide(operation("one"), Ticket.class, () -> {
                    ticket(1);
                    throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS);
                }))
                .isInstanceOf(ProblemException.class);

        assertThat(TestPair.numbers(pair.primary)).isEmpty();
        assertThat(awaited).isEmpty();
    }

    @Test
    void a_lost_answer_to_commit_is_resolved_by_the_id_and_waits_for_the_same_entry() {
        var losses = new AtomicInteger(1);
        var lossy = new LostCommits(pair.primary.dataSource(), () -> losses.getAndDecrement() == 1);
        var runs = new AtomicInteger();

        var ticket = pair.decisions(lossy, (_, place) -> awaited.add(place))
                .decide(operation("one"), Ticket.class, () -> ticket(runs.incrementAndGet()));

        assertThat(ticket).isEqualTo(new Ticket(1));
        assertThat(runs).hasValue(1);
        assertThat(awaited).containsExactly(headAt(1));
        assertThat(TestPair.numbers(pair.primary)).containsExactly(1L);
    }

    @Test
    void an_epoch_that_ends_before_the_commit_sends_the_operation_round_again_under_the_new_one() {
        var runs = new AtomicInteger();

        var ticket = decisions().decide(operation("one"), Ticket.class, () -> {
            if (runs.incrementAndGet() == 1) {
                ticket(1);
                openFromOutside(5);
            }
            return new Ticket(runs.get());
        });

        assertThat(ticket).isEqualTo(new Ticket(2));
        assertThat(pair.primary
                        .jdbc()
                        .sql("select epoch from pair.oplog")
                        .query(Long.class)
                        .list())
                .containsExactly(5L);
    }

    /** The entry may have been taken back with its epoch: only asking again under the new one tells. */
    @Test
    void an_epoch_that_ends_between_the_commit_and_the_answer_is_no_answer() {
        var waits = new AtomicInteger();
        var runs = new AtomicInteger();
        var operation = operation("one");
        var moves = new LostCommits(pair.primary.dataSource(), () -> {
            if (waits.getAndIncrement() == 0) {
                moveToBackup();
            }
            return false;
        });

        assertThatThrownBy(() -> pair.decisions(moves, (_, place) -> awaited.add(place))
                        .decide(operation, Ticket.class, () -> ticket(runs.incrementAndGet())))
                .rootCause()
                .hasMessageContaining("FENCED");

        assertThat(awaited).isEmpty();
        assertThat(pair.primary
                        .jdbc()
                        .sql("select op_id from pair.orphan")
                        .query(java.util.UUID.class)
                        .list())
                .containsExactly(operation.id().value());
    }

    @Test
    void sixteen_deciders_at_once_make_one_line_without_a_hole() throws Exception {
        var decisions = decisions();
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(16)) {
            var all = new ArrayList<Future<?>>();
            IntStream.range(0, 16)
                    .forEach(thread -> all.add(pool.submit(() -> {
                        start.await();
                        for (var i = 0; i < 25; i++) {
                            decisions.decide(operation(thread + ":" + i), Ticket.class, () -> ticket(thread));
                        }
                        return null;
                    })));
            start.countDown();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(TestPair.numbers(pair.primary))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
        assertThat(awaited).hasSize(400).doesNotHaveDuplicates();
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.log()).isEqualTo(pair.primary.log());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void sixteen_callers_with_one_id_wait_for_one_entry() throws Exception {
        var decisions = decisions();
        try (var pool = Executors.newFixedThreadPool(16)) {
            var all = IntStream.range(0, 16)
                    .mapToObj(number ->
                            pool.submit(() -> decisions.decide(operation("one"), Ticket.class, () -> ticket(number))))
                    .toList();
            for (var one : all) {
                assertThat(one.get()).isEqualTo(all.getFirst().get());
            }
        }

        assertThat(awaited).hasSize(16).containsOnly(headAt(1));
    }

    private io.neurocards.database.Decisions decisions() {
        return pair.decisions(pair.primary.dataSource(), (_, place) -> awaited.add(place));
    }

    /** Moves on to the epoch as another process would, while the transaction of this one is open. */
    private void openFromOutside(long next) {
        var other = Thread.ofVirtual().start(() -> pair.primary.authority().open(next, pair.beginning));
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        pair.epoch.set(next);
    }

    private void moveToBackup() {
        var other = Thread.ofVirtual().start(() -> {
            pair.backup.authority().open(2, pair.beginning);
            pair.primary.follower().join(2, Side.BACKUP, pair.beginning);
        });
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        pair.epoch.set(2);
    }

    private Head headAt(long seq) {
        return new Head(
                seq,
                pair.primary
                        .jdbc()
                        .sql("select encode(hash, 'hex') from pair.oplog where seq = :seq")
                        .param("seq", seq)
                        .query(String.class)
                        .single());
    }

    private static Ticket ticket(int number) {
        return new Ticket(number);
    }

    private static Operation operation(String name) {
        return new Operation(OperationId.named(name), "test.ticket", "buy a ticket");
    }
}
