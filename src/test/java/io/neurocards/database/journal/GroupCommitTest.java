package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.JournalAnswer.Kept;
import io.neurocards.database.journal.JournalAnswer.Unknown;
import io.neurocards.database.journal.JournalSettings.OnDamage;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OperationId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Many callers, one force, and the right answer for each. */
class GroupCommitTest {

    private static final int CALLERS = 64;
    private static final int EACH = 20;

    private final MemoryFiles disk = new MemoryFiles();

    /** One caller's operations, and what was answered. */
    private record Told(AcceptedOperation operation, JournalAnswer answer) {}

    @Test
    void everybody_gets_an_answer_of_their_own() throws Exception {
        try (var journal = NodeJournal.open(disk, settings())) {
            var told = acceptFrom(journal);

            var ids = new HashSet<Long>();
            assertThat(told).allSatisfy(one -> {
                assertThat(one.answer()).isInstanceOf(Kept.class);
                assertThat(ids.add(((Kept) one.answer()).id())).isTrue();
            });
            assertThat(waiting(journal)).hasSize(CALLERS * EACH).isEqualTo(ids(told));
        }
    }

    @Test
    void what_comes_while_the_disk_is_busy_shares_one_force() throws Exception {
        var busy = new BusyFiles(disk);
        try (var journal = NodeJournal.open(busy, settings())) {
            var before = disk.forces();
            var callers = new ArrayList<Thread>();
            callers.add(Thread.startVirtualThread(() -> journal.accept(operation(0))));
            busy.awaitForce();
            for (var caller = 1; caller < CALLERS; caller++) {
                var operation = operation(caller);
                callers.add(Thread.startVirtualThread(() -> journal.accept(operation)));
            }
            for (var caller : callers) {
                awaitWaiting(caller);
            }
            busy.goOn();
            for (var caller : callers) {
                caller.join();
            }

            assertThat(disk.forces() - before).isEqualTo(2);
            assertThat(journal.state().waiting()).hasSize(CALLERS);
        }
    }

    @Test
    void of_many_who_change_the_register_at_once_one_wins() throws Exception {
        try (var journal = NodeJournal.open(disk, settings())) {
            var won = together(_ -> () -> {
                        var next = new Register(1, Side.PRIMARY, Set.of(Side.PRIMARY), Register.Phase.NONE);
                        return journal.changeRegister(Register.UNSET, next);
                    })
                    .stream()
                    .filter(Kept.class::isInstance)
                    .count();

            assertThat(won).isEqualTo(1);
            assertThat(journal.register().epoch()).isEqualTo(1);
        }
    }

    @Test
    void a_failing_disk_leaves_what_was_kept_and_nothing_that_nobody_asked_for() throws Exception {
        List<Told> told;
        try (var journal = NodeJournal.open(disk, settings())) {
            disk.with(Faults.none().only(Set.of(Faults.Call.FORCE)).once(5));
            told = acceptFrom(journal);
            assertThat(told).filteredOn(one -> one.answer() instanceof Unknown).isNotEmpty();
            assertThat(waiting(journal)).isEqualTo(ids(kept(told)));
        }

        var after = disk.afterPowerLoss(new Random(1));
        try (var journal = NodeJournal.open(after, settings())) {
            assertThat(waiting(journal)).isEqualTo(ids(kept(told)));
        }
    }

    @Test
    void an_interrupted_caller_does_not_know_and_stays_interrupted() throws Exception {
        var busy = new BusyFiles(disk);
        try (var journal = NodeJournal.open(busy, settings())) {
            Thread.currentThread().interrupt();
            var answer = journal.accept(operation(2));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isInstanceOf(Unknown.class);
            busy.goOn();
            assertThat(journal.accept(operation(2))).isInstanceOf(Kept.class);
        }
    }

    @Test
    void closing_answers_what_was_asked_before() throws Exception {
        var journal = NodeJournal.open(disk, settings());
        var begun = new CountDownLatch(CALLERS / 2);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Told>>();
            for (var caller = 0; caller < CALLERS; caller++) {
                var operation = operation(caller);
                answers.add(callers.submit(() -> {
                    begun.countDown();
                    return new Told(operation, journal.accept(operation));
                }));
            }
            begun.await();
            journal.close();
            var told = new ArrayList<Told>();
            for (var answer : answers) {
                told.add(answer.get());
            }

            try (var again = NodeJournal.open(disk, settings())) {
                assertThat(told).noneMatch(one -> one.answer() instanceof Unknown);
                assertThat(waiting(again)).isEqualTo(ids(kept(told)));
            }
        }
    }

    /** Stops at the first force of appended records until it is told to go on. */
    private static final class BusyFiles extends ForwardingFiles {

        private final CountDownLatch forcing = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        BusyFiles(JournalFiles files) {
            super(files);
        }

        void awaitForce() throws InterruptedException {
            forcing.await();
        }

        void goOn() {
            released.countDown();
        }

        @Override
        public JournalFile create(Path file) throws IOException {
            return new ForwardingFile(super.create(file)) {
                @Override
                public void force(boolean metadata) throws IOException {
                    if (!metadata) {
                        forcing.countDown();
                        awaitRelease();
                    }
                    super.force(metadata);
                }
            };
        }

        private void awaitRelease() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** A caller who waits has asked. */
    private static void awaitWaiting(Thread caller) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (caller.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("asked within 30 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static AcceptedOperation operation(int seed) {
        return new Changes(new Random(seed)).operation();
    }

    private static List<Told> acceptFrom(NodeJournal journal) throws Exception {
        return together(caller -> () -> {
                    var changes = new Changes(new Random(caller));
                    var told = new ArrayList<Told>();
                    for (var i = 0; i < EACH; i++) {
                        var operation = changes.operation();
                        told.add(new Told(operation, journal.accept(operation)));
                    }
                    return told;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<T>>();
            for (var caller = 0; caller < CALLERS; caller++) {
                tasks.add(work.apply(caller));
            }
            var results = new ArrayList<T>();
            for (var result : callers.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static List<Told> kept(List<Told> told) {
        return told.stream().filter(one -> one.answer() instanceof Kept).toList();
    }

    private static Set<OperationId> ids(List<Told> told) {
        var ids = new HashSet<OperationId>();
        told.forEach(one -> ids.add(one.operation().id()));
        return ids;
    }

    private static Set<OperationId> waiting(NodeJournal journal) throws IOException {
        var ids = new HashSet<OperationId>();
        journal.state().waiting().forEach(operation -> ids.add(operation.id()));
        return ids;
    }

    private static JournalSettings settings() {
        return new JournalSettings(Attack.FOLDER, null, 1 << 20, 10_000, 0, OnDamage.REFUSE);
    }
}
