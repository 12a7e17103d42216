package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.ledger.Balance;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsToolTest {

    private static final Duration STEP = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private TestStudio studio;
    private PersonId person;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        studio.vendor.costMoney();
        person = studio.personWith(5);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void where_clips_are_on_their_way_nothing_is_listed() throws Exception {
        studio.order(person, 3);
        studio.runFor(Duration.ofSeconds(20), STEP);

        assertThat(run("stuck")).isZero();
        assertThat(run("reconcile")).isZero();
        assertThat(said.getFirst()).isEqualTo("0 found");
    }

    @Test
    void words_that_mean_nothing_are_answered_with_the_usage_and_do_nothing() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("reconcile", "--now")).isEqualTo(2);

        assertThat(said).containsOnly("Usage: jobs stuck | jobs reconcile [--apply] | jobs cleanup [--apply]");
    }

    @Test
    void a_job_without_a_sign_of_life_is_listed_and_goes_on_with_what_its_vendor_has() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(10), STEP);
        studio.engine.advance(Duration.ofMinutes(16));
        studio.vendorDelivers();

        assertThat(run("stuck")).isEqualTo(1);
        assertThat(run("reconcile", "--apply")).isZero();
        studio.engine.runDue();

        assertThat(said.getFirst()).startsWith("silent: job=" + job + ", stage=generating");
        assertThat(said).anyMatch(line -> line.startsWith("[done] silent") && line.contains("the vendor has the clip"));
        assertThat(stage(job)).isEqualTo(Stage.COMPLETED);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 0));
    }

    @Test
    void a_silent_job_that_no_vendor_was_asked_for_runs_once_more() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.dispatch.dispatch();
        studio.database.jdbc().sql("delete from scheduled_tasks").update();
        studio.engine.advance(Duration.ofMinutes(16));

        assertThat(run("reconcile", "--apply")).isZero();
        studio.engine.runDue();

        assertThat(stage(job)).isEqualTo(Stage.GENERATING);
        assertThat(studio.vendor.requests()).hasSize(1);
    }

    @Test
    void what_is_silent_is_given_up_when_that_is_applied_and_its_credit_comes_back_once() throws Exception {
        var silent = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(10), STEP);
        studio.engine.advance(Duration.ofMinutes(16));
        var waiting = studio.order(person, 1).getFirst();

        assertThat(run("cleanup")).isEqualTo(1);
        assertThat(said)
                .hasSize(2)
                .contains("0 given up, 1 left; nothing was changed, --apply gives them up")
                .first()
                .asString()
                .startsWith("[todo] silent: job=" + silent);
        assertThat(stage(silent)).isEqualTo(Stage.GENERATING);
        assertThat(studio.balance(person)).isEqualTo(balance(3, 2));
        said.clear();

        assertThat(run("cleanup", "--apply")).isZero();
        assertThat(said).hasSize(2).contains("1 given up, 0 left");
        assertThat(studio.view(person, silent).error()).isEqualTo(ProblemCode.GENERATION_TIMED_OUT);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 1));
        var postings = postings();
        said.clear();

        assertThat(run("cleanup", "--apply")).isZero();
        assertThat(said).containsExactly("0 given up, 0 left");
        assertThat(postings()).isEqualTo(postings);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 1));
        assertThat(stage(waiting).isOver()).isFalse();
    }

    @Test
    void a_lost_answer_whose_task_is_found_by_our_name_is_taken_on_when_that_is_applied_and_not_before()
            throws Exception {
        studio.vendor.loseAnswers(true);
        studio.vendor.hide(true);
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(10), STEP);
        studio.vendor.hide(false);

        assertThat(run("reconcile")).isEqualTo(1);
        studio.engine.runDue();
        assertThat(outcomes(job)).containsExactly("uncertain");
        assertThat(run("reconcile", "--apply")).isZero();
        assertThat(run("reconcile", "--apply")).as("the same once more").isZero();
        studio.engine.runDue();

        assertThat(said.getFirst()).startsWith("[todo] uncertain: job=" + job).contains("the job goes on with that");
        assertThat(outcomes(job)).containsExactly("submitted");
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(40), STEP);
        assertThat(stage(job)).isEqualTo(Stage.COMPLETED);
        assertThat(studio.vendor.requests()).hasSize(1);
        assertThat(studio.balance(person)).isEqualTo(balance(4, 0));
    }

    @Test
    void a_lost_answer_that_nobody_knows_more_about_is_left_to_the_studio() throws Exception {
        studio.vendor.loseAnswers(true);
        studio.vendor.hide(true);
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(10), STEP);

        assertThat(run("reconcile", "--apply")).isEqualTo(1);

        assertThat(said.getFirst()).startsWith("[wait] uncertain").contains("no such task is known there");
        assertThat(outcomes(job)).containsExactly("uncertain");
    }

    @Test
    void a_clip_that_came_after_its_try_was_put_aside_for_review_is_given_for_nothing() throws Exception {
        studio.vendor.loseAnswers(true);
        studio.vendor.hide(true);
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofMinutes(12), STEP);
        assertThat(outcomes(job)).containsExactly("review");
        studio.vendor.hide(false);
        studio.vendorDelivers();

        assertThat(run("stuck")).isEqualTo(1);
        assertThat(run("reconcile", "--apply")).isZero();
        studio.engine.runDue();

        assertThat(said.getFirst()).startsWith("review: job=" + job);
        assertThat(studio.view(person, job).late()).isTrue();
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
        assertThat(run("stuck")).isZero();
    }

    @Test
    void credits_held_for_a_job_that_never_was_or_has_ended_are_given_back() throws Exception {
        var ended = studio.order(person, 1).getFirst();
        studio.decisions.act(() -> studio.ledger.hold(
                person,
                List.of(new HoldRequest("video:" + UUID.randomUUID(), Credits.of(2))),
                studio.engine.clock().instant()));
        endBehindTheBack(ended);
        assertThat(studio.balance(person)).isEqualTo(balance(2, 3));

        assertThat(run("stuck")).isEqualTo(1);
        assertThat(run("reconcile", "--apply")).isZero();

        assertThat(said).filteredOn(line -> line.startsWith("held for nothing")).hasSize(2);
        assertThat(studio.balance(person)).isEqualTo(balance(5, 0));
        assertThat(run("stuck")).isZero();
    }

    @Test
    void a_job_without_a_hold_is_left_to_a_person() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.decisions.act(() -> studio.ledger.release(
                person, VideoJob.ledgerReference(job), studio.engine.clock().instant()));

        assertThat(run("reconcile", "--apply")).isEqualTo(1);

        assertThat(said.getFirst()).startsWith("[wait] without a hold: job=" + job);
    }

    @Test
    void a_try_that_its_ended_job_has_left_open_is_ended() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(10), STEP);
        endBehindTheBack(job);
        studio.database
                .jdbc()
                .sql("update job_attempts set next_look_at = null")
                .update();
        studio.engine.advance(Duration.ofMinutes(6));

        assertThat(run("reconcile", "--apply")).isZero();
        studio.engine.runDue();

        assertThat(said).anyMatch(line -> line.startsWith("[done] abandoned: job=" + job));
        assertThat(outcomes(job)).containsExactly("given_up");
    }

    /** Ends a job as no code of ours does: without its credits and its try. */
    private void endBehindTheBack(UUID job) {
        studio.database
                .jdbc()
                .sql("""
                        update jobs set status = 'failed', stage = 'failed', error = 'generation_failed', away = false,
                                        finished_at = :now
                        where id = :id
                        """)
                .param(
                        "now",
                        io.neurocards.database.SqlTime.of(studio.engine.clock().instant()))
                .param("id", job)
                .update();
    }

    private int postings() {
        return studio.database
                .jdbc()
                .sql("select count(*) from ledger_postings")
                .query(Integer.class)
                .single();
    }

    private int run(String... words) {
        return studio.jobsTool.run(List.of(words), said::add);
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

    private static Balance balance(long available, long held) {
        return new Balance(Credits.of(available), Credits.of(held));
    }
}
