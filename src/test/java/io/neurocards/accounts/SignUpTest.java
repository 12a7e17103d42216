package io.neurocards.accounts;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.accounts.TestAccounts.EMAIL;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static io.neurocards.accounts.TestAccounts.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignUpTest {

    private final TestAccounts accounts = new TestAccounts();
    private final SignUp signUp = accounts.get(SignUp.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void a_stranger_becomes_a_person_and_a_code_is_asked_for() {
        var signedUp = signUp.signUp(accounts.newOperation(), form(" Anna@Example.com ", PASSWORD));

        assertThat(signedUp.email()).isEqualTo(EMAIL);
        assertThat(signedUp.createdAt()).isEqualTo(accounts.clock.instant());
        assertThat(accounts.get(Persons.class).find(signedUp.personId()))
                .contains(new Persons.Person(
                        signedUp.personId(), EMAIL, false, null, null, Locale.of("ru"), accounts.clock.instant()));
        assertThat(accounts.events).containsExactly(new EmailCodeRequested(accounts.onlyChallenge()));
    }

    @Test
    void a_repeated_operation_creates_nothing_and_answers_the_same() {
        var operation = accounts.newOperation();
        var first = signUp.signUp(operation, form(EMAIL, PASSWORD));

        var second = signUp.signUp(operation, form(EMAIL, PASSWORD));

        assertThat(second).isEqualTo(first);
        assertThat(accounts.count("email_challenges")).isEqualTo(1);
    }

    @Test
    void the_same_operation_with_another_password_is_refused() {
        var operation = accounts.newOperation();
        signUp.signUp(operation, form(EMAIL, PASSWORD));

        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> signUp.signUp(operation, form(EMAIL, PASSWORD + "!")));
    }

    @Test
    void who_does_not_accept_the_terms_gets_no_account() {
        assertRefused(
                ProblemCode.TERMS_NOT_ACCEPTED,
                () -> signUp.signUp(
                        accounts.newOperation(), new SignUp.Form(EMAIL, PASSWORD, null, false, Locale.ENGLISH)));

        assertThat(accounts.count("persons")).isZero();
    }

    @Test
    void an_address_that_somebody_proved_is_taken() {
        accounts.member();

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> accounts.signUp(EMAIL, "another password"));
    }

    @Test
    void signing_up_again_keeps_the_person_and_mails_another_code() {
        var first = accounts.signUp(EMAIL, PASSWORD);

        var second = accounts.signUp(EMAIL, "another password");

        assertThat(second.personId()).isEqualTo(first.personId());
        assertThat(accounts.codes(EMAIL).distinct()).hasSize(2);
    }

    @Test
    void without_mail_nobody_can_sign_up_by_mail() {
        accounts.mails = false;

        assertRefused(ProblemCode.EMAIL_UNAVAILABLE, () -> accounts.signUp(EMAIL, PASSWORD));
    }

    @Test
    void one_address_gets_five_mails_an_hour() {
        for (var mail = 0; mail < 5; mail++) {
            accounts.signUp(EMAIL, PASSWORD);
            accounts.clock.advance(Duration.ofMinutes(10));
        }

        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                Map.of("retry_after_seconds", 600L),
                () -> accounts.signUp(EMAIL, PASSWORD));

        accounts.clock.advance(Duration.ofMinutes(10));
        accounts.signUp(EMAIL, PASSWORD);
    }

    @Test
    void what_was_typed_does_not_print() {
        assertThat(form(EMAIL, PASSWORD)).hasToString("Form[***]");
    }
}
