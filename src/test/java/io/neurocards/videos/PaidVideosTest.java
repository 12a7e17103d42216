package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.ledger.Balance;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.Reservation;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.events.VideoCameLate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor that charges for each task, and names its tasks itself. */
class PaidVideosTest {

    private static final Duration STEP = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private TestStudio studio;
    private PersonId person;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        studio.vendor.costMoney();
        studio.vendor.knowOwnNamesOnly();
        person = studio.personWith(5);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void a_clip_made_elsewhere_takes_no_place_and_no_run_while_it_is_waited_for() throws Exception {
        var jobs = studio.order(person, 3);

        runFor(Duration.ofSeconds(20));

        assertThat(studio.vendor.requests()).hasSize(3);
        assertThat(jobs).allSatisfy(job -> assertThat(stage(job)).isEqualTo(Stage.GENERATING));
        assertThat(studio.engine.waiting(VideoPipeline.TYPE)).isZero();
        studio.vendorDelivers();
        runFor(Duration.ofSeconds(30));
        assertThat(jobs).allSatisfy(job -> assertThat(stage(job)).isEqualTo(Stage.COMPLETED));
        assertThat(studio.balance(person)).isEqualTo(balance(2, 0));
        assertThat(studio.vendor.released()).hasSize(3);
    }

    @Test
    void a_provider_without_room_leaves_the_clip_in_the_line_until_there_is_some() throws Exception {
        studio.vendor.haveRoom(new Reservation.Busy(Duration.ofSeconds(40)));
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofSeconds(30));

        assertThat(stage(job)).isEqualTo(Stage.QUEUED);
        assertThat(studio.vendor.requests()).isEmpty();
        studio.vendor.haveRoom(new Reservation.Reserved("1a2b3c4d"));
        runFor(Duration.ofSeconds(30));

        assertThat(stage(job)).isEqualTo(Stage.GENERATING);
        assertThat(studio.vendor.requests()).hasSize(1);
    }

    @Test
    void trouble_with_a_key_costs_no_try_and_the_next_key_is_used_at_once() throws Exception {
        studio.vendor.answerNext(new SubmitAnswer.KeyTrouble(Trouble.BILLING, null, "no money"));
        studio.vendor.answerNext(new SubmitAnswer.KeyTrouble(Trouble.RATE_LIMIT, null, "too fast"));
        studio.vendor.answerNext(new SubmitAnswer.KeyTrouble(Trouble.INVALID, null, "who are you"));
        studio.vendor.answerNext(new SubmitAnswer.KeyTrouble(Trouble.FAILING, null, "no"));
        var job = studio.order(person, 1).getFirst();

        studio.engine.runDue();

        assertThat(stage(job)).isEqualTo(Stage.GENERATING);
        assertThat(studio.vendor.requests()).hasSize(5);
        assertThat(outcomes(job)).containsExactly("returned", "returned", "returned", "returned", "submitted");
        assertThat(count("select count(*) from job_attempts where provider_cost_minor = 80"))
                .as("what each cost when its provider was asked")
                .isEqualTo(5);
    }

    @Test
    void an_unavailable_vendor_is_asked_again_later_and_later_and_nothing_is_charged_for_it() throws Exception {
        for (var time = 0; time < 3; time++) {
            studio.vendor.answerNext(new SubmitAnswer.TryLater(Duration.ofSeconds(5)));
        }
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();

        assertThat(stage(job)).isEqualTo(Stage.QUEUED);
        runFor(Duration.ofSeconds(90));

        assertThat(stage(job)).isEqualTo(Stage.GENERATING);
        assertThat(outcomes(job)).containsExactly("returned", "returned", "returned", "submitted");
    }

    @Test
    void a_lost_answer_is_never_asked_for_again_and_ends_with_the_credit_back_for_review() throws Exception {
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();

        runFor(Duration.ofMinutes(12));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_UNCERTAIN);
        assertThat(outcomes(job)).containsExactly("review");
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_try_that_is_given_up_and_its_credit_go_together_or_not_at_all() throws Exception {
        failFirstRelease();
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();

        runFor(Duration.ofMinutes(20));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(outcomes(job)).containsExactly("review");
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    /** A release fails at first, as if the process died just then. */
    private void failFirstRelease() {
        studio.database.jdbc().sql("create sequence releases").update();
        studio.database.jdbc().sql("""
                        create function first_release_fails() returns trigger language plpgsql as $$
                        begin
                            if new.kind = 'release' and nextval('releases') = 1 then
                                raise exception 'gone away';
                            end if;
                            return new;
                        end $$
                        """).update();
        studio.database.jdbc().sql("""
                        create trigger first_release_fails before insert on ledger_postings
                            for each row execute function first_release_fails()
                        """).update();
    }

    @Test
    void a_job_whose_clip_may_still_come_is_not_asked_for_again_whatever_the_program_thinks() throws Exception {
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofMinutes(12));

        assertThat(outcomes(job)).containsExactly("review");
        assertThatThrownBy(
                        () -> studio.database.jdbc().sql("""
                                insert into job_attempts (id, job_id, number, provider, outcome, began_at)
                                values (gen_random_uuid(), :job, 2, 'kie', 'submitting', now())
                                """).param("job", job).update())
                .hasMessageContaining("can not be tried again");
    }

    @Test
    void a_lost_answer_whose_task_is_told_later_becomes_the_clip() throws Exception {
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofMinutes(1));
        var attempt = studio.vendor.requests().getFirst();

        tell(attempt.attempt(), studio.vendor.taskOf(attempt));
        studio.vendorDelivers();
        runFor(Duration.ofSeconds(30));

        assertThat(stage(job)).isEqualTo(Stage.COMPLETED);
        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 0));
    }

    @Test
    void a_told_task_that_the_vendor_does_not_know_changes_nothing() throws Exception {
        studio.vendor.loseAnswers(true);
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofMinutes(1));

        tell(studio.vendor.requests().getFirst().attempt(), "somebody-elses");
        runFor(Duration.ofMinutes(12));

        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_UNCERTAIN);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_process_that_died_while_asking_leaves_a_lost_answer() throws Exception {
        studio.vendor.dieAtNext();
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();

        runFor(Duration.ofMinutes(12));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_UNCERTAIN);
    }

    @Test
    void a_clip_that_comes_after_the_credit_went_back_is_given_for_nothing() throws Exception {
        var late = new ArrayList<VideoCameLate>();
        studio.listen(event -> {
            if (event instanceof VideoCameLate came) {
                late.add(came);
            }
        });
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofMinutes(32), Duration.ofSeconds(30));
        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_TIMED_OUT);

        studio.vendorDelivers();
        runFor(Duration.ofMinutes(40), Duration.ofMinutes(1));

        var view = studio.view(person, job);
        assertThat(view.stage()).isEqualTo(Stage.FAILED);
        assertThat(view.late()).isTrue();
        assertThat(view.clip()).isNotNull();
        assertThat(view.charged()).isFalse();
        assertThat(late)
                .singleElement()
                .satisfies(event -> assertThat(event.jobId()).isEqualTo(job));
        assertThat(outcomes(job)).containsExactly("late");
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_cancelled_clip_that_is_made_all_the_same_is_nobodys() throws Exception {
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofSeconds(10));

        studio.cancelVideo.cancel(person, job);
        studio.vendorDelivers();
        runFor(Duration.ofMinutes(5));

        assertThat(stage(job)).isEqualTo(Stage.CANCELLED);
        assertThat(studio.view(person, job).late()).isFalse();
        assertThat(studio.vendor.forgotten()).hasSize(1);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_refusal_for_the_content_is_said_so_and_not_tried_again() throws Exception {
        studio.vendor.answerNext(new SubmitAnswer.Refused(FailureReason.USER_VIOLATION, "policy"));
        var job = studio.order(person, 1).getFirst();

        studio.engine.runDue();

        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.CONTENT_REFUSED);
        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_failing_clip_waits_in_the_line_for_its_next_try_and_blocks_nobody() throws Exception {
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofSeconds(4));
        studio.vendor.failAll(FailureReason.TEMPORARY, "out of order");
        runFor(Duration.ofSeconds(6), Duration.ofSeconds(1));

        assertThat(stage(job)).isEqualTo(Stage.QUEUED);
        var other = studio.personWith(1);
        var others = studio.order(other, 1).getFirst();
        studio.engine.runDue();
        assertThat(studio.view(other, others).stage()).isEqualTo(Stage.GENERATING);
        runFor(Duration.ofSeconds(30));
        assertThat(outcomes(job)).startsWith("failed");
        assertThat(stage(job)).isEqualTo(Stage.GENERATING);
    }

    @Test
    void a_clip_that_is_not_as_ordered_is_made_once_more_and_then_given_up() throws Exception {
        var job = studio.order(person, 1).getFirst();
        for (var time = 0; time < 2; time++) {
            runFor(Duration.ofSeconds(5));
            studio.vendor.finishAll(studio.clip(5, "160x90"), studio.poster());
            runFor(Duration.ofSeconds(30));
        }

        assertThat(studio.vendor.requests()).hasSize(2);
        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_FAILED);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_vendor_that_points_at_a_file_of_this_machine_gets_nothing_out_of_it() throws Exception {
        var job = studio.order(person, 1).getFirst();
        for (var time = 0; time < 2; time++) {
            runFor(Duration.ofSeconds(5));
            studio.vendor.finishAll(
                    studio.clip(5, "480x854").toUri(), studio.poster().toUri());
            runFor(Duration.ofSeconds(30));
        }

        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_FAILED);
        assertThat(studio.view(person, job).clip()).isNull();
        assertThat(studio.vendor.requests()).hasSize(2);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_task_that_its_vendor_has_never_had_is_not_asked_for_again_though_it_says_so() throws Exception {
        studio.vendor.knowOurNames();
        studio.vendor.loseAnswers(true);
        studio.vendor.hide(true);
        var job = studio.order(person, 1).getFirst();

        runFor(Duration.ofMinutes(12));
        runFor(Duration.ofHours(25), Duration.ofMinutes(10));

        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.GENERATION_UNCERTAIN);
        assertThat(outcomes(job)).containsExactly("review");
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
        assertThat(count("select count(*) from job_attempts where next_look_at is not null"))
                .as("looks after a day")
                .isZero();
    }

    @Test
    void a_task_that_its_vendor_does_not_show_for_some_minutes_fails_nobody() throws Exception {
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofSeconds(10));
        studio.vendor.hide(true);
        runFor(Duration.ofMinutes(4));

        assertThat(stage(job)).isEqualTo(Stage.GENERATING);
        studio.vendor.hide(false);
        studio.vendorDelivers();
        runFor(Duration.ofSeconds(40));

        assertThat(stage(job)).isEqualTo(Stage.COMPLETED);
        assertThat(studio.vendor.requests()).hasSize(1);
    }

    @Test
    void a_refusal_at_the_end_that_several_looks_see_at_once_gives_the_credit_back_once() throws Exception {
        var job = studio.order(person, 1).getFirst();
        runFor(Duration.ofMinutes(3));
        studio.vendor.failAll(FailureReason.USER_VIOLATION, "the output was refused");
        var read = studio.rows.jobs().find(job).orElseThrow();

        Callable<Boolean> look = () -> {
            studio.runStage(read);
            return true;
        };
        try (var looks = Executors.newFixedThreadPool(4)) {
            for (var seen : looks.invokeAll(Collections.nCopies(4, look))) {
                assertThat(seen.get()).isTrue();
            }
        }

        assertThat(studio.view(person, job).error()).isEqualTo(ProblemCode.CONTENT_REFUSED);
        assertThat(studio.view(person, job).charged()).isFalse();
        assertThat(outcomes(job)).containsExactly("failed");
        assertThat(count("select count(*) from ledger_postings where kind = 'release'"))
                .isEqualTo(1);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_clip_that_went_back_to_the_line_is_cancelled_with_its_credit_back() throws Exception {
        studio.vendor.answerNext(new SubmitAnswer.TryLater(Duration.ofMinutes(1)));
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();
        assertThat(stage(job)).isEqualTo(Stage.QUEUED);

        studio.cancelVideo.cancel(person, job);
        runFor(Duration.ofMinutes(2));

        assertThat(stage(job)).isEqualTo(Stage.CANCELLED);
        assertThat(studio.vendor.requests()).as("asked once, before").hasSize(1);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
    }

    @Test
    void a_job_that_may_be_being_made_can_not_go_back_to_the_line() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.engine.runDue();

        assertThatThrownBy(() -> studio.database
                        .jdbc()
                        .sql("update jobs set status = 'queued', stage = 'queued', away = false where id = :id")
                        .param("id", job)
                        .update())
                .hasMessageContaining("can not go back to the queue");
    }

    @Test
    void nobody_orders_more_in_a_day_than_one_person_may() throws Exception {
        var rich = studio.personWith(1000);
        for (var batch = 0; batch < 20; batch++) {
            for (var job : studio.order(rich, 5)) {
                studio.cancelVideo.cancel(rich, job);
            }
        }

        assertThatThrownBy(() -> studio.order(rich, 1)).hasMessageContaining("daily_limit_reached");
        assertThat(studio.balance(rich)).isEqualTo(balance(1000, 0));
        studio.engine.advance(Duration.ofHours(25));
        assertThat(studio.order(rich, 1)).hasSize(1);
    }

    private void tell(UUID attempt, String task) {
        studio.decisions.act(() -> studio.rows.attempts().hurry(attempt, task));
    }

    private void runFor(Duration duration) {
        runFor(duration, STEP);
    }

    private void runFor(Duration duration, Duration step) {
        studio.runFor(duration, step);
    }

    private Stage stage(UUID job) {
        return studio.rows.jobs().find(job).orElseThrow().stage();
    }

    private List<String> outcomes(UUID job) {
        return studio.database
                .jdbc()
                .sql("select outcome from job_attempts where job_id = :job order by number")
                .param("job", job)
                .query(String.class)
                .list();
    }

    private long count(String sql) {
        return studio.database.jdbc().sql(sql).query(Long.class).single();
    }

    private static Balance balance(long available, long held) {
        return new Balance(Credits.of(available), Credits.of(held));
    }
}
