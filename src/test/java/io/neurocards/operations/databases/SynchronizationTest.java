package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SynchronizationTest {

    @Test
    void pressed_five_times_at_once_it_is_done_once_and_told_to_all_five() throws Exception {
        var runs = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Pass pass = () -> {
            runs.incrementAndGet();
            begun.countDown();
            mayEnd.await();
            return new Pass.Outcome(7, 1, 2);
        };

        try (var database = TestDatabase.fresh();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var synchronization = synchronization(database, pass);
            var answers = new ArrayList<Future<SyncResult>>();
            answers.add(people.submit(synchronization::now));
            begun.await();
            var pressing = new CountDownLatch(4);
            for (var press = 0; press < 4; press++) {
                answers.add(people.submit(() -> {
                    pressing.countDown();
                    return synchronization.now();
                }));
            }
            pressing.await();
            while (synchronization.waiting() < 4) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(new SyncResult(7, 1, 2, 0, 0));
            }
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void one_that_failed_is_not_in_the_way_of_the_next() throws Exception {
        var runs = new AtomicInteger();
        Pass pass = () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("The first one fails");
            }
            return new Pass.Outcome(0, 0, 0);
        };

        try (var database = TestDatabase.fresh()) {
            var synchronization = synchronization(database, pass);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(synchronization::now))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(synchronization.now()).isEqualTo(new SyncResult(0, 0, 0, 0, 0));
        }
    }

    private static Synchronization synchronization(TestDatabase database, Pass pass) {
        return new Synchronization(
                new WatchedOne(database.jdbc(), Clock.systemUTC()),
                pass,
                Clock.systemUTC(),
                Thread::sleep);
    }
}
