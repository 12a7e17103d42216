package io.neurocards.accounts;

import static io.neurocards.accounts.TestAccounts.ADDRESS;
import static io.neurocards.accounts.TestAccounts.EMAIL;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neurocards.accounts.SignUp.SignedUp;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RacesTest {

    private static final int RACERS = 4;

    private final TestAccounts accounts = new TestAccounts();

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void parallel_sign_ups_with_one_address_make_one_person() throws Exception {
        var answers = race(() -> accounts.signUp(EMAIL, PASSWORD));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(SignedUp.class));
        assertThat(answers)
                .extracting(answer -> ((SignedUp) answer).personId())
                .containsOnly(((SignedUp) answers.getFirst()).personId());
        assertThat(accounts.count("persons")).isEqualTo(1);
        assertThat(accounts.count("identities")).isEqualTo(1);
    }

    @Test
    void one_operation_raced_by_its_repetitions_happens_once() throws Exception {
        var operation = accounts.newOperation();

        var answers = race(() -> accounts.get(SignUp.class).signUp(operation, TestAccounts.form(EMAIL, PASSWORD)));

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(accounts.count("registrations")).isEqualTo(1);
        assertThat(accounts.events(EmailCodeRequested.class)).hasSize(1);
    }

    @Test
    void the_right_code_entered_in_parallel_proves_the_address_once() throws Exception {
        accounts.signUp(EMAIL, PASSWORD);
        var code = accounts.lastCode(EMAIL);

        var answers = race(() -> accounts.verify(EMAIL, code));

        assertThat(answers).filteredOn(VerifyEmail.Verified.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn("code_expired: {}"::equals).hasSize(RACERS - 1);
        assertThat(accounts.events(PersonProved.class)).hasSize(1);
    }

    @Test
    void guesses_in_parallel_do_not_slip_past_the_limit() throws Exception {
        accounts.member();

        var answers = List.of(
                        race(() -> accounts.signIn("wrong password")),
                        race(() -> accounts.signIn("wrong password")),
                        race(() -> accounts.signIn("wrong password")))
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(answers).filteredOn("wrong_credentials: {}"::equals).hasSize(5);
        assertThat(answers)
                .filteredOn("too_many_requests: {retry_after_seconds=30}"::equals)
                .hasSize(7);
    }

    @Test
    void a_try_sees_the_failures_of_a_try_that_is_being_counted() throws Exception {
        accounts.member();
        assertThat(race(List.of(() -> accounts.signIn("wrong password")))).containsExactly("wrong_credentials: {}");
        try (var other = accounts.database.dataSource().getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("update sign_in_attempts set failures = 5, blocked_until = '2026-11-20T12:00:30Z'");
            }

            var blocked = threads.submit(() -> (Object) accounts.signIn("wrong password"));
            await().until(this::somebodyWaitsForALock);
            other.commit();

            assertThat(answer(blocked)).isEqualTo("too_many_requests: {retry_after_seconds=30}");
        }
    }

    private boolean somebodyWaitsForALock() {
        return accounts.database.jdbc().sql("""
                        select exists(
                            select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    @Test
    void a_password_that_is_being_replaced_opens_no_session_that_outlives_it() throws Exception {
        accounts.member();
        accounts.get(RequestPasswordReset.class).request(accounts.newOperation(), EMAIL);
        var code = accounts.lastCode(EMAIL);

        var answers = race(IntStream.range(0, RACERS)
                .<Callable<Object>>mapToObj(racer -> racer == 0
                        ? () -> accounts.get(ResetPassword.class)
                                .reset(accounts.newOperation(), EMAIL, code, "a new password")
                        : () -> accounts.get(SignIn.class).signIn(EMAIL, PASSWORD, ADDRESS))
                .toList());

        assertThat(answers.getFirst()).isInstanceOf(ResetPassword.Reset.class);
        assertThat(answers)
                .filteredOn(SignIn.IssuedSession.class::isInstance)
                .allSatisfy(issued -> assertThat(
                                accounts.get(Sessions.class).authenticate(((SignIn.IssuedSession) issued).token()))
                        .isEmpty());
    }

    private static List<Object> race(Callable<Object> action) throws Exception {
        return race(IntStream.range(0, RACERS).mapToObj(_ -> action).toList());
    }

    /** Returns what each racer got: its result, or the text of its problem. */
    private static List<Object> race(List<Callable<Object>> actions) throws Exception {
        var start = new CyclicBarrier(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var racers = actions.stream()
                    .map(action -> threads.submit(() -> {
                        start.await();
                        return action.call();
                    }))
                    .toList();
            return racers.stream().map(RacesTest::answer).toList();
        }
    }

    private static Object answer(Future<Object> racer) {
        try {
            return racer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                return String.valueOf(problem.getMessage());
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
