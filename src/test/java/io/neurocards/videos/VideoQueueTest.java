package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.providers.Reservation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoQueueTest {

    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void people_take_turns() throws Exception {
        var many = studio.personWith(5);
        var few = studio.personWith(1);
        var five = studio.order(many, 5);
        var one = studio.order(few, 1).getFirst();

        studio.engine.runDue();

        assertThat(studio.view(many, five.getFirst()).stage()).isEqualTo(Stage.GENERATING);
        assertThat(studio.view(few, one).queuePosition()).isEqualTo(1);
        assertThat(five.subList(1, 5))
                .extracting(job -> studio.view(many, job).queuePosition())
                .containsExactly(2, 3, 4, 5);
    }

    @Test
    void a_free_place_is_taken_by_the_next_in_line() throws Exception {
        var person = studio.personWith(3);
        var jobs = studio.order(person, 3);
        studio.engine.runDue();
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(2));

        assertThat(studio.view(person, jobs.getFirst()).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.view(person, jobs.get(1)).stage()).isEqualTo(Stage.GENERATING);
        assertThat(studio.view(person, jobs.get(2)).queuePosition()).isEqualTo(1);
    }

    @Test
    void a_process_that_freezes_in_the_middle_of_a_claim_holds_the_others_up_for_seconds_and_not_for_ever()
            throws Exception {
        var job = studio.order(studio.personWith(1), 1).getFirst();
        var now = studio.engine.clock().instant();
        var claimed = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var frozen = Executors.newSingleThreadExecutor()) {
            var broken = frozen.submit(() -> studio.decisions.act(() -> {
                var mine = studio.rows.queue().claim("frozen", 1, now);
                claimed.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return mine;
            }));
            claimed.await();

            var others = studio.decisions.act(() -> studio.rows.queue().claim("other", 1, now));
            over.countDown();

            assertThat(others).containsExactly(job);
            assertThatThrownBy(broken::get).hasCauseInstanceOf(RuntimeException.class);
        }
        assertThat(studio.database
                        .jdbc()
                        .sql("select worker from jobs where id = :id")
                        .param("id", job)
                        .query(String.class)
                        .single())
                .isEqualTo("other");
    }

    @Test
    void fifty_racing_claims_of_ten_workers_take_each_job_once_and_respect_every_workers_room() throws Exception {
        var jobs = new ArrayList<UUID>();
        for (var person = 0; person < 20; person++) {
            jobs.addAll(studio.order(studio.personWith(5), 5));
        }
        var now = studio.engine.clock().instant();
        var claims = new ArrayList<Callable<List<UUID>>>();
        for (var claim = 0; claim < 50; claim++) {
            var worker = "worker-" + claim % 10;
            claims.add(() -> studio.decisions.act(() -> studio.rows.queue().claim(worker, 3, now)));
        }

        var claimed = new ArrayList<UUID>();
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var claim : pool.invokeAll(claims)) {
                claimed.addAll(claim.get());
            }
        }

        assertThat(claimed).hasSize(30).doesNotHaveDuplicates();
        assertThat(new HashSet<>(jobs)).containsAll(claimed);
        assertThat(studio.database
                        .jdbc()
                        .sql("select count(*) from jobs where status = 'processing' group by worker")
                        .query(Integer.class)
                        .list())
                .hasSize(10)
                .containsOnly(3);
    }

    @Test
    void waiting_for_hours_is_not_being_stuck() throws Exception {
        var person = studio.personWith(5);
        var jobs = studio.order(person, 5);
        studio.recover.run();
        studio.engine.runDue();
        for (var minute = 0; minute < 25; minute++) {
            studio.engine.runDue();
            studio.engine.advance(Duration.ofMinutes(1));
            studio.recover.run();
        }

        assertThat(jobs.subList(1, 5))
                .extracting(job -> studio.view(person, job).stage())
                .containsOnly(Stage.QUEUED);
    }

    @Test
    void a_job_without_a_sign_of_life_is_given_up_with_its_credit_back_once() throws Exception {
        var person = studio.personWith(1);
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.recover.run();

        studio.engine.advance(Duration.ofMinutes(16));
        studio.recover.run();
        studio.recover.run();

        assertThat(studio.view(person, job).error()).isEqualTo(io.neurocards.shared.ProblemCode.GENERATION_TIMED_OUT);
        assertThat(studio.balance(person).available().amount()).isEqualTo(1);
        assertThat(studio.database
                        .jdbc()
                        .sql("select error_details from jobs where id = :id")
                        .param("id", job)
                        .query(String.class)
                        .single())
                .isEqualTo("Worker timeout: job stuck for 15+ min");
    }

    @Test
    void the_time_in_which_nobody_listened_is_not_held_against_a_job() throws Exception {
        var person = studio.personWith(1);
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();

        studio.engine.advance(Duration.ofHours(5));
        studio.recover.run();

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.GENERATING);
    }

    @Test
    void a_job_whose_run_was_lost_gets_it_back_from_its_row() throws Exception {
        var person = studio.personWith(1);
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.database.jdbc().sql("delete from scheduled_tasks").update();

        studio.recover.run();
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(3));

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.COMPLETED);
    }

    @Test
    void the_expected_time_comes_from_the_clips_that_were_made() throws Exception {
        var person = studio.personWith(3);
        var jobs = studio.order(person, 3);
        studio.engine.runDue();
        assertThat(studio.view(person, jobs.getLast()).etaSeconds()).isNull();

        studio.engine.advance(Duration.ofSeconds(20));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(2));

        assertThat(studio.view(person, jobs.getLast()).etaSeconds()).isBetween(30, 60);
        assertThat(studio.videos.expected("local", 1))
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(70)));
    }

    @Test
    void what_one_model_takes_says_nothing_of_another() throws Exception {
        var person = studio.personWith(3);
        studio.order(person, 1);
        studio.engine.runDue();
        studio.engine.advance(Duration.ofSeconds(20));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(2));
        var waiting = studio.order(person, 1).getFirst();
        assertThat(studio.view(person, waiting).etaSeconds()).isNotNull();

        studio.database.jdbc().sql("update video_orders set model = 'slow-one'").update();

        assertThat(studio.view(person, waiting).etaSeconds()).isNull();
        assertThat(studio.videos.expected("slow-one", 1)).isEmpty();
        assertThat(studio.videos.expected("local", 1)).isPresent();
    }

    @Test
    void a_clip_made_elsewhere_waits_for_its_model_and_not_for_those_before_it() throws Exception {
        studio.vendor.costMoney();
        studio.vendor.haveRoom(new Reservation.Reserved("1a2b3c4d"));
        var person = studio.personWith(10);
        studio.order(person, 1);
        studio.engine.runDue();
        studio.engine.advance(Duration.ofSeconds(60));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(10));

        studio.vendor.haveRoom(new Reservation.Busy(Duration.ofSeconds(30)));
        var jobs = studio.order(person, 5);

        assertThat(studio.view(person, jobs.getLast()).queuePosition()).isEqualTo(5);
        assertThat(studio.view(person, jobs.getLast()).etaSeconds()).isBetween(55, 75);
        assertThat(studio.videos.expected("local", 5))
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(75)));
    }
}
