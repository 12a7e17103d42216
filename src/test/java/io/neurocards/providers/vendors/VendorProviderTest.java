package io.neurocards.providers.vendors;

import static io.neurocards.providers.vendors.Studio.print;
import static io.neurocards.providers.vendors.Studio.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.Task;
import io.neurocards.providers.vendors.AttemptAnswers.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class VendorProviderTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Studio studio = new Studio(database, clock);
    private final UUID attempt = UUID.randomUUID();
    private final Task task = new Task(attempt, "local", "task-1");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_vendor_without_a_key_is_no_provider() {
        assertThat(new Studio(database, clock).start("").provider()).isNull();
        assertThat(studio.start("a1").provider().name()).isEqualTo("kie");
        assertThat(studio.provider().isRepeatable()).isFalse();
    }

    @Test
    void a_task_is_asked_for_with_the_key_that_was_reserved_and_the_answer_is_kept() {
        studio.with("neurocards.web.public-base-url", "https://studio.test/").start("a1,b2");
        studio.reserved();
        studio.reserved(attempt);

        var answer = studio.provider().submit(request(attempt));

        assertThat(answer).isEqualTo(new SubmitAnswer.Submitted("task-1"));
        assertThat(studio.vendor.creates).containsExactly("b2");
        assertThat(studio.vendor.callbacks)
                .containsExactly(studio.callbacks().addressFor("kie", attempt).orElseThrow());
        assertThat(studio.answers().of(attempt))
                .containsExactly(
                        new AttemptAnswers.Kept(Kind.SUBMIT, "kie", clock.instant(), "200 {\"taskId\":\"task-1\"}"));
    }

    @Test
    void whoever_did_not_reserve_gets_room_or_is_told_to_wait_and_nothing_is_sent() {
        studio.vendor.limits = new AccountLimits(1, Duration.ofSeconds(10), 100);
        studio.start("a1");

        assertThat(studio.provider().submit(request(attempt))).isInstanceOf(SubmitAnswer.Submitted.class);
        assertThat(studio.provider().submit(request(UUID.randomUUID())))
                .isEqualTo(new SubmitAnswer.TryLater(Duration.ofSeconds(10)));

        assertThat(studio.vendor.creates).hasSize(1);
    }

    static Stream<SubmitAnswer> answersWithoutTask() {
        return Stream.of(
                new SubmitAnswer.Refused(FailureReason.USER_VIOLATION, "not allowed"),
                new SubmitAnswer.TryLater(Duration.ofSeconds(30)),
                new SubmitAnswer.KeyTrouble(Trouble.FAILING, null, "no"),
                new SubmitAnswer.ModelAway("paused"));
    }

    @ParameterizedTest
    @MethodSource("answersWithoutTask")
    void an_answer_that_made_no_task_gives_the_room_back(SubmitAnswer answer) {
        studio.vendor.onCreate = _ -> new Exchange<>(answer, null, "500 no");
        studio.start("a1");

        assertThat(studio.provider().submit(request(attempt))).isEqualTo(answer);

        assertThat(studio.keys().getFirst().running()).isZero();
        assertThat(studio.keys().getFirst().creates()).isEqualTo(1);
    }

    @Test
    void a_key_in_trouble_is_blocked_and_the_attempt_goes_on_with_another() {
        studio.vendor.onCreate = key -> key.secret().equals("a1")
                ? new Exchange<>(
                        new SubmitAnswer.KeyTrouble(Trouble.RATE_LIMIT, Duration.ofSeconds(90), "slow down"),
                        Trouble.RATE_LIMIT,
                        "429 slow down")
                : new Exchange<>(new SubmitAnswer.Submitted("task-2"), null, "200");
        studio.start("a1,b2");

        assertThat(studio.provider().submit(request(attempt))).isInstanceOf(SubmitAnswer.KeyTrouble.class);
        assertThat(studio.provider().submit(request(attempt))).isInstanceOf(SubmitAnswer.Submitted.class);

        assertThat(studio.vendor.creates).containsExactly("a1", "b2");
        assertThat(studio.keys().getFirst().blockedUntil())
                .isEqualTo(clock.instant().plusSeconds(90));
        assertThat(studio.keys().getFirst().failures()).isEqualTo(1);
    }

    @Test
    void a_task_that_was_made_clears_the_failures_of_its_key() {
        studio.vendor.onCreate = _ -> new Exchange<>(new SubmitAnswer.Uncertain("lost"), Trouble.FAILING, "no answer");
        studio.start("a1");
        studio.provider().submit(request(UUID.randomUUID()));
        clock.advance(Duration.ofSeconds(60));
        assertThat(studio.keys().getFirst().failures()).isEqualTo(1);

        studio.vendor.onCreate = _ -> new Exchange<>(new SubmitAnswer.Submitted("task-1"), null, "200");
        studio.provider().submit(request(attempt));

        assertThat(studio.keys().getFirst().failures()).isZero();
    }

    @Test
    void a_client_that_breaks_may_have_made_a_task(CapturedOutput output) {
        studio.vendor.onCreate = key -> {
            throw new IllegalStateException("odd answer to " + key.secret());
        };
        studio.start("s3cret-key");

        var answer = studio.provider().submit(request(attempt));

        assertThat(answer).isEqualTo(new SubmitAnswer.Uncertain("the client broke: IllegalStateException"));
        assertThat(studio.keys().getFirst().running()).isEqualTo(1);
        assertThat(output)
                .contains("A client broke while it asked", attempt.toString(), "odd answer to ***")
                .doesNotContain("s3cret-key");
    }

    @Test
    void what_the_vendor_answered_counts_even_when_it_can_not_be_kept(CapturedOutput output) {
        studio.start("a1");
        studio.reserved(attempt);
        database.jdbc().sql("drop table provider_answers").update();

        assertThat(studio.provider().submit(request(attempt))).isEqualTo(new SubmitAnswer.Submitted("task-1"));
        assertThat(studio.provider().lookUp(task)).isEqualTo(new LookUpAnswer.Waiting(10));
        studio.answers().waiting().writeDown();
        studio.vendor.onFind = _ -> new Exchange<>(new LookUpAnswer.Unknown(), null, "404");
        assertThat(studio.provider().lookUp(task)).isEqualTo(new LookUpAnswer.Unknown());

        assertThat(output)
                .contains("An answer could not be kept", "Look-ups could not be kept", "A look-up could not be kept");
    }

    @Test
    void a_task_is_looked_up_with_the_key_that_made_it_even_when_that_makes_no_new_ones() {
        studio.start("a1,b2");
        studio.provider().submit(request(attempt));
        studio.accounts().block(studio.accounts().ring().keys().getFirst(), Trouble.BILLING, null);
        studio.provider().release(attempt);

        studio.provider().lookUp(task);

        assertThat(studio.vendor.finds).containsExactly("a1");
    }

    @Test
    void when_the_maker_has_left_the_settings_another_key_of_its_account_is_used_and_no_stranger() {
        studio.start("a1,b2;c3");
        studio.provider().submit(request(attempt));

        studio.start("b2;c3");
        assertThat(studio.provider().lookUp(task)).isEqualTo(new LookUpAnswer.Waiting(10));
        studio.start("c3");
        assertThat(studio.provider().lookUp(task)).isInstanceOf(LookUpAnswer.NoAnswer.class);

        assertThat(studio.vendor.finds).containsExactly("b2");
    }

    @Test
    void a_key_that_is_told_is_asked_without_a_look_at_the_database_and_a_wrong_one_is_found_out() {
        studio.start("a1,b2");
        studio.provider().submit(request(attempt));
        var told = new Task(attempt, "local", "task-1", print("a1"));

        database.jdbc().sql("alter table provider_tasks rename to elsewhere").update();
        assertThat(studio.provider().lookUp(told)).isEqualTo(new LookUpAnswer.Waiting(10));
        database.jdbc().sql("alter table elsewhere rename to provider_tasks").update();
        studio.vendor.onFind = key -> key.secret().equals("a1")
                ? new Exchange<>(new LookUpAnswer.Waiting(20), null, "200")
                : new Exchange<>(new LookUpAnswer.Unknown(), null, "404");
        var mistaken = new Task(attempt, "local", "task-1", print("b2"));

        assertThat(studio.provider().lookUp(mistaken)).isEqualTo(new LookUpAnswer.Waiting(20));
        assertThat(studio.vendor.finds).containsExactly("a1", "b2", "a1");
    }

    @Test
    void a_look_up_blocks_a_key_for_money_and_validity_only() {
        studio.start("a1");
        studio.provider().submit(request(attempt));

        studio.vendor.onFind = _ -> new Exchange<>(new LookUpAnswer.NoAnswer("slow"), Trouble.RATE_LIMIT, "429");
        studio.provider().lookUp(task);
        assertThat(studio.keys().getFirst().isHealthy()).isTrue();
        studio.vendor.onFind = _ -> new Exchange<>(new LookUpAnswer.NoAnswer("who"), Trouble.INVALID, "401");
        studio.provider().lookUp(task);

        assertThat(studio.keys().getFirst().trouble()).isEqualTo(Trouble.INVALID);
    }

    @Test
    void a_client_that_breaks_at_a_look_up_says_nothing_of_the_task() {
        studio.start("a1");
        studio.provider().submit(request(attempt));
        studio.vendor.onFind = _ -> {
            throw new IllegalStateException("odd");
        };

        assertThat(studio.provider().lookUp(task)).isInstanceOf(LookUpAnswer.NoAnswer.class);
    }

    @Test
    void equal_look_ups_are_kept_once_and_a_long_wait_by_its_beginning_and_its_end() {
        studio.start("a1");
        studio.provider().submit(request(attempt));
        studio.provider().lookUp(task);
        studio.provider().lookUp(task);
        assertThat(studio.answers().of(attempt))
                .extracting(AttemptAnswers.Kept::kind)
                .containsExactly(Kind.SUBMIT, Kind.LOOK_UP);

        for (var progress = 1; progress <= 100; progress++) {
            var said = "200 " + progress;
            studio.vendor.onFind = _ -> new Exchange<>(new LookUpAnswer.Waiting(5), null, said);
            studio.provider().lookUp(task);
        }
        studio.vendor.onFind =
                _ -> new Exchange<>(new LookUpAnswer.Failed(FailureReason.UNKNOWN, "sorry"), null, "200 fail");
        clock.advance(Duration.ofSeconds(1));
        studio.provider().lookUp(task);

        assertThat(studio.answers().of(attempt)).hasSize(42);
        assertThat(studio.answers().of(attempt).getLast().text()).isEqualTo("200 fail");
    }

    @Test
    void an_operator_also_sees_what_came_of_fetching() {
        studio.start("a1");

        studio.answers().fetched(attempt, "kie", "status 403 at https://cdn.test/a.mp4?sig=s3cret");

        assertThat(studio.answers().of(attempt))
                .extracting(AttemptAnswers.Kept::kind, AttemptAnswers.Kept::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.FETCH, "status 403 at https://cdn.test/a.mp4?***"));
    }

    @Test
    void a_clips_address_is_passed_on_whole() {
        var clip = URI.create("https://cdn.test/a.mp4?sig=needed");
        studio.vendor.onFind =
                _ -> new Exchange<>(new LookUpAnswer.Ready(clip, null, java.util.List.of()), null, "200 " + clip);
        studio.start("a1");
        studio.provider().submit(request(attempt));

        assertThat(studio.provider().lookUp(task)).isEqualTo(new LookUpAnswer.Ready(clip, null, java.util.List.of()));

        assertThat(studio.answers().of(attempt).getLast().text()).isEqualTo("200 https://cdn.test/a.mp4?***");
        assertThat(print("a1")).hasSize(8);
    }
}
