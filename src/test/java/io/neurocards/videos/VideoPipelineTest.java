package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.neurocards.ledger.Balance;
import io.neurocards.media.TestStore;
import io.neurocards.providers.FailureReason;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoPipelineTest {

    @TempDir
    Path folder;

    private TestStudio studio;
    private PersonId person;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        person = studio.personWith(5);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void a_clip_is_made_stored_and_charged_once() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendor.reach(50);
        studio.runFor(Duration.ofSeconds(2));
        var halfway = studio.view(person, job);
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(3));

        var done = studio.view(person, job);

        assertThat(halfway.stage()).isEqualTo(Stage.GENERATING);
        assertThat(halfway.progress()).isBetween(45, 55);
        assertThat(halfway.charged()).isFalse();
        assertThat(done.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(done.progress()).isEqualTo(100);
        assertThat(done.charged()).isTrue();
        assertThat(done.clip()).isNotNull();
        assertThat(studio.balance(person)).isEqualTo(balance(4, 0));
        assertThat(studio.engine.waiting(VideoPipeline.TYPE)).isZero();
        assertThat(studio.vendor.forgotten()).hasSize(1);
    }

    @Test
    void an_order_of_three_makes_three_different_requests_one_after_another() throws Exception {
        studio.order(person, 3);

        for (var round = 0; round < 3; round++) {
            studio.engine.runDue();
            studio.vendorDelivers();
            studio.runFor(Duration.ofSeconds(3));
        }

        assertThat(studio.vendor.requests())
                .extracting(request -> request.variant() + request.prompt())
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(studio.balance(person)).isEqualTo(balance(2, 0));
    }

    @Test
    void every_stage_may_run_twice_even_from_what_was_read_before() throws Exception {
        var id = studio.order(person, 1).getFirst();
        studio.dispatch.dispatch();

        for (var stage : List.of(Stage.PROMPTING, Stage.SUBMITTING, Stage.GENERATING, Stage.FETCHING, Stage.CHECKING)) {
            var stale = studio.rows.jobs().find(id).orElseThrow();
            assertThat(stale.stage()).isEqualTo(stage);
            studio.runStage(stale);
            var after = studio.rows.jobs().find(id).orElseThrow();
            studio.runStage(stale);
            assertThat(studio.rows.jobs().find(id)).contains(after);
            studio.vendorDelivers();
        }
        assertThat(studio.endVideo.complete(id)).isTrue();
        assertThat(studio.endVideo.complete(id)).isFalse();

        assertThat(studio.vendor.requests())
                .extracting(request -> request.attempt())
                .containsOnly(studio.vendor.requests().getFirst().attempt());
        assertThat(studio.balance(person)).isEqualTo(balance(4, 0));
    }

    @Test
    void an_order_and_the_end_of_each_clip_are_told_once() throws Exception {
        var told = new ArrayList<Object>();
        studio.listen(told::add);
        var jobs = studio.order(person, 3, "key");
        studio.order(person, 3, "key");
        studio.engine.runDue();
        studio.cancelVideo.cancel(person, jobs.get(2));
        studio.cancelVideo.cancel(person, jobs.get(2));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(3));
        studio.endVideo.complete(jobs.get(0));

        assertThat(told)
                .filteredOn(VideosOrdered.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((VideosOrdered) event).jobIds()).isEqualTo(jobs));
        assertThat(told)
                .filteredOn(VideoEnded.class::isInstance)
                .map(VideoEnded.class::cast)
                .extracting(VideoEnded::jobId, VideoEnded::stage)
                .containsExactly(tuple(jobs.get(2), Stage.CANCELLED), tuple(jobs.get(0), Stage.COMPLETED));
    }

    @Test
    void what_a_listener_refuses_has_not_happened() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.listen(_ -> {
            throw new IllegalStateException("not now");
        });

        assertThatThrownBy(() -> studio.order(person, 1)).hasMessage("not now");
        assertThatThrownBy(() -> studio.cancelVideo.cancel(person, job)).hasMessage("not now");

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.QUEUED);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 1));
    }

    @Test
    void a_failing_vendor_is_tried_three_times_and_then_the_credit_is_back() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();

        for (var attempt = 0; attempt < 3; attempt++) {
            studio.vendor.failAll(FailureReason.TEMPORARY, "out of order");
            studio.runFor(Duration.ofMinutes(1));
        }

        var failed = studio.view(person, job);
        assertThat(studio.vendor.requests()).hasSize(3);
        assertThat(failed.stage()).isEqualTo(Stage.FAILED);
        assertThat(failed.error()).isEqualTo(ProblemCode.GENERATION_FAILED);
        assertThat(failed.charged()).isFalse();
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_violation_is_not_tried_again() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendor.failAll(FailureReason.USER_VIOLATION, "not this");
        studio.runFor(Duration.ofMinutes(1));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.FAILED);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_task_that_died_with_its_process_is_made_again_where_that_is_free() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendor.die();
        studio.runFor(Duration.ofSeconds(3));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(3));

        assertThat(studio.vendor.requests()).hasSize(2);
        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 0));
    }

    @Test
    void a_submit_whose_answer_was_lost_is_looked_up_and_never_repeated_where_it_costs() throws Exception {
        studio.vendor.costMoney();
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.runFor(Duration.ofSeconds(30));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(30));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.COMPLETED);
    }

    @Test
    void a_lost_submit_that_stays_unknown_ends_with_the_credit_back_and_no_second_task() throws Exception {
        studio.vendor.costMoney();
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendor.die();
        studio.runFor(Duration.ofMinutes(32), Duration.ofMinutes(1));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_TIMED_OUT);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void an_attempt_over_its_time_limit_ends_with_the_credit_back() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofMinutes(32), Duration.ofMinutes(1));

        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_TIMED_OUT);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
        assertThat(studio.vendor.forgotten()).isNotEmpty();
    }

    @Test
    void a_full_vendor_is_asked_again_without_a_new_attempt() throws Exception {
        studio.vendor.beFull(true);
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(10));
        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.SUBMITTING);

        studio.vendor.beFull(false);
        studio.runFor(Duration.ofSeconds(3));

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.GENERATING);
        assertThat(studio.rows.jobs().find(job).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void a_clip_that_is_not_what_was_ordered_is_not_charged() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendor.finishAll(studio.clip(5, "160x90"), studio.poster());
        studio.runFor(Duration.ofSeconds(5));

        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_FAILED);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_clip_that_does_not_play_is_not_charged() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendor.finishAll(studio.poster(), studio.poster());
        studio.runFor(Duration.ofSeconds(5));

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.FAILED);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_full_disk_fails_the_clip_and_gives_the_credit_back() throws Exception {
        try (var full = new TestStudio(folder, TestStore.full(folder.resolve("store")))) {
            var owner = full.personWith(1);
            var job = full.order(owner, 1).getFirst();
            full.engine.runDue();
            full.vendorDelivers();
            full.runFor(Duration.ofSeconds(5));

            assertThat(full.view(owner, job).error()).isEqualTo(ProblemCode.STORAGE_FULL);
            assertThat(full.balance(owner)).isEqualTo(balance(1, 0));
        }
    }

    @Test
    void a_waiting_clip_can_be_cancelled() throws Exception {
        var jobs = studio.order(person, 3);
        studio.engine.runDue();

        studio.cancelVideo.cancel(person, jobs.getLast());
        studio.cancelVideo.cancel(person, jobs.getLast());

        assertThat(studio.view(person, jobs.getLast()).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(studio.balance(person)).isEqualTo(balance(3, 2));
    }

    @Test
    void a_clip_in_the_making_can_be_cancelled_and_its_vendor_is_told() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();

        studio.cancelVideo.cancel(person, job);
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(3));

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(studio.vendor.forgotten()).hasSize(1);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_finished_clip_can_not_be_cancelled_and_somebody_elses_is_not_found() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(3));
        var stranger = studio.personWith(1);

        assertProblem(ProblemCode.NOT_CANCELLABLE, () -> studio.cancelVideo.cancel(person, job));
        assertProblem(ProblemCode.NOT_FOUND, () -> studio.cancelVideo.cancel(stranger, job));
        assertThat(studio.videos.find(stranger, job)).isEmpty();
    }

    @Test
    void the_same_key_orders_once_and_another_order_under_it_is_refused() throws Exception {
        var first = studio.place(person, 3, "key");
        var second = studio.place(person, 3, "key");

        assertThat(second).isEqualTo(first);
        assertThat(studio.balance(person)).isEqualTo(balance(2, 3));
        assertProblem(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> studio.place(person, 1, "key"));
    }

    @Test
    void three_clips_with_two_credits_hold_nothing_and_say_need_and_have() throws Exception {
        var poor = studio.personWith(2);

        assertThatThrownBy(() -> studio.place(poor, 3, "key"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_CREDITS);
                    assertThat(problem.facts()).containsEntry("need", 3L).containsEntry("have", 2L);
                });
        assertThat(studio.balance(poor)).isEqualTo(balance(2, 0));
        assertThat(studio.videos.latest(poor, null, 10)).isEmpty();
    }

    @Test
    void nobody_has_more_than_ten_clips_on_their_way() throws Exception {
        var rich = studio.personWith(100);
        studio.order(rich, 5);
        studio.order(rich, 5);

        assertProblem(ProblemCode.TOO_MANY_ACTIVE_VIDEOS, () -> studio.place(rich, 1, "one more"));
        assertThat(studio.balance(rich)).isEqualTo(balance(90, 10));
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void assertProblem(ProblemCode code, Action action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Balance balance(long available, long held) {
        return new Balance(Credits.of(available), Credits.of(held));
    }
}
