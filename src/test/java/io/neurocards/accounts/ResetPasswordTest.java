package io.neurocards.accounts;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.accounts.TestAccounts.ADDRESS;
import static io.neurocards.accounts.TestAccounts.EMAIL;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static io.neurocards.accounts.TestAccounts.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResetPasswordTest {

    private static final String NEW = "a new password";

    private final TestAccounts accounts = new TestAccounts();
    private final RequestPasswordReset request = accounts.get(RequestPasswordReset.class);
    private final ResetPassword reset = accounts.get(ResetPassword.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void the_mailed_code_replaces_the_password_and_ends_every_session() {
        var member = accounts.member();
        var session = accounts.signIn(PASSWORD);
        request.request(accounts.newOperation(), EMAIL);

        var done = reset.reset(accounts.newOperation(), EMAIL, accounts.lastCode(EMAIL), NEW);

        assertThat(done.personId()).isEqualTo(member.personId());
        assertThat(accounts.get(Sessions.class).authenticate(session.token())).isEmpty();
        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> accounts.signIn(PASSWORD));
        assertThat(accounts.signIn(NEW).token()).isNotBlank();
        assertThat(accounts.events(PersonProved.class)).hasSize(1);
    }

    @Test
    void a_reset_code_works_once_and_for_nothing_else() {
        accounts.member();
        request.request(accounts.newOperation(), EMAIL);
        var code = accounts.lastCode(EMAIL);

        assertRefused(ProblemCode.CODE_EXPIRED, () -> accounts.verify(EMAIL, code));
        reset.reset(accounts.newOperation(), EMAIL, code, NEW);

        assertRefused(
                ProblemCode.CODE_EXPIRED,
                () -> reset.reset(accounts.newOperation(), EMAIL, code, "yet another password"));
        assertThat(accounts.signIn(NEW).token()).isNotBlank();
    }

    @Test
    void nobody_learns_from_a_reset_whether_an_address_has_an_account() {
        accounts.member();
        accounts.signUp("unproved@example.com", PASSWORD);
        accounts.clock.advance(Duration.ofMinutes(2));

        assertThat(List.of(answers("nobody@example.com"), answers("unproved@example.com")))
                .containsOnly(answers(EMAIL));
        assertThat(accounts.get(EmailCodes.class).unsent()).hasSize(2);
    }

    private List<String> answers(String email) {
        var answers = new ArrayList<String>();
        answers.add(answer(() -> request.request(accounts.newOperation(), email)));
        answers.add(answer(() -> request.request(accounts.newOperation(), email)));
        var guess = email.equals(EMAIL) ? wrong(accounts.lastCode(EMAIL)) : "000000";
        for (var guesses = 0; guesses < 6; guesses++) {
            answers.add(answer(() -> reset.reset(accounts.newOperation(), email, guess, NEW)));
        }
        return answers;
    }

    private static String answer(Runnable action) {
        try {
            action.run();
            return "done";
        } catch (ProblemException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void a_weak_new_password_does_not_cost_the_code() {
        accounts.member();
        request.request(accounts.newOperation(), EMAIL);
        var code = accounts.lastCode(EMAIL);

        assertRefused(ProblemCode.PASSWORD_TOO_SHORT, () -> reset.reset(accounts.newOperation(), EMAIL, code, "short"));

        reset.reset(accounts.newOperation(), EMAIL, code, NEW);
        assertThat(accounts.signIn(NEW).token()).isNotBlank();
    }

    @Test
    void whoever_proves_the_address_need_not_wait_for_failures_of_others() {
        accounts.member();
        for (var failure = 0; failure < 5; failure++) {
            assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> accounts.signIn("wrong password"));
        }
        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> accounts.signIn(PASSWORD));
        request.request(accounts.newOperation(), EMAIL);
        reset.reset(accounts.newOperation(), EMAIL, accounts.lastCode(EMAIL), NEW);

        assertThat(accounts.get(SignIn.class).signIn(EMAIL, NEW, ADDRESS).token())
                .isNotBlank();
    }

    @Test
    void without_mail_no_code_can_be_asked_for() {
        accounts.mails = false;

        assertRefused(ProblemCode.EMAIL_UNAVAILABLE, () -> request.request(accounts.newOperation(), EMAIL));
    }
}
