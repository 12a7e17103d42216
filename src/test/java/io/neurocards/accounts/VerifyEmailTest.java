package io.neurocards.accounts;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.accounts.TestAccounts.EMAIL;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static io.neurocards.accounts.TestAccounts.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyEmailTest {

    private static final String ATTACKERS = "attackers password";

    private final TestAccounts accounts = new TestAccounts();
    private final VerifyEmail verifyEmail = accounts.get(VerifyEmail.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void the_mailed_code_proves_the_address_and_makes_the_sign_up_real() {
        var signedUp = accounts.signUp(EMAIL, PASSWORD);
        var agreedAt = accounts.clock.instant();
        accounts.clock.advance(Duration.ofMinutes(14));

        var verified = accounts.verify("ANNA@example.com", " " + accounts.lastCode(EMAIL) + " ");

        assertThat(verified).isEqualTo(new VerifyEmail.Verified(signedUp.personId(), EMAIL, accounts.clock.instant()));
        assertThat(accounts.events(PersonProved.class))
                .containsExactly(new PersonProved(signedUp.personId(), false, accounts.clock.instant()));
        assertThat(accounts.signIn(PASSWORD).person().firstName()).isEqualTo("Анна");
        assertThat(accounts.database
                        .jdbc()
                        .sql("select terms_version from consents where accepted_at = :at")
                        .param("at", io.neurocards.database.SqlTime.of(agreedAt))
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11-01");
        assertThat(accounts.count("registrations")).isZero();
    }

    @Test
    void a_code_works_once() {
        accounts.signUp(EMAIL, PASSWORD);
        var code = accounts.lastCode(EMAIL);
        accounts.verify(EMAIL, code);

        assertRefused(ProblemCode.CODE_EXPIRED, () -> accounts.verify(EMAIL, code));
        assertThat(accounts.events(PersonProved.class)).hasSize(1);
    }

    @Test
    void a_repeated_operation_answers_the_same() {
        accounts.signUp(EMAIL, PASSWORD);
        var code = accounts.lastCode(EMAIL);
        var operation = accounts.newOperation();
        var first = verifyEmail.verify(operation, EMAIL, code, null);

        assertThat(verifyEmail.verify(operation, EMAIL, code, null)).isEqualTo(first);
    }

    @Test
    void a_code_is_too_old_after_15_minutes() {
        accounts.signUp(EMAIL, PASSWORD);
        var code = accounts.lastCode(EMAIL);
        accounts.clock.advance(Duration.ofMinutes(15));

        assertRefused(ProblemCode.CODE_EXPIRED, () -> accounts.verify(EMAIL, code));
    }

    @Test
    void five_wrong_codes_end_the_right_one() {
        accounts.signUp(EMAIL, PASSWORD);
        var code = accounts.lastCode(EMAIL);

        for (var left = 4; left >= 0; left--) {
            var triesLeft = left;
            assertRefused(
                    ProblemCode.CODE_WRONG, Map.of("tries_left", triesLeft), () -> accounts.verify(EMAIL, wrong(code)));
        }

        assertRefused(ProblemCode.CODE_EXPIRED, () -> accounts.verify(EMAIL, code));
    }

    @Test
    void an_unknown_address_has_no_code() {
        assertRefused(ProblemCode.CODE_EXPIRED, () -> accounts.verify("nobody@example.com", "123456"));
    }

    @Test
    void whoever_registered_the_address_before_its_owner_gains_nothing() {
        var attackers = accounts.get(SignUp.class)
                .signUp(accounts.newOperation(), new SignUp.Form(EMAIL, ATTACKERS, "Mallory", true, Locale.ENGLISH));
        accounts.signUp(EMAIL, PASSWORD);

        accounts.verify(EMAIL, accounts.lastCode(EMAIL));

        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> accounts.signIn(ATTACKERS));
        var person = accounts.signIn(PASSWORD).person();
        assertThat(person.firstName()).isEqualTo("Анна");
        assertThat(person.locale()).isEqualTo(Locale.of("ru"));
        assertRefused(
                ProblemCode.CODE_EXPIRED,
                () -> verifyEmail.verify(accounts.newOperation(), EMAIL, "000000", attackers.registration()));
    }

    @Test
    void whoever_registers_the_address_after_its_owner_gains_nothing_from_a_surface_that_names_the_sign_up() {
        var owners = accounts.signUp(EMAIL, PASSWORD);
        var ownersCode = accounts.lastCode(EMAIL);
        accounts.signUp(EMAIL, ATTACKERS);
        var attackersCode = accounts.lastCode(EMAIL);

        assertRefused(
                ProblemCode.CODE_WRONG,
                () -> verifyEmail.verify(accounts.newOperation(), EMAIL, attackersCode, owners.registration()));
        verifyEmail.verify(accounts.newOperation(), EMAIL, ownersCode, owners.registration());

        assertThat(accounts.signIn(PASSWORD).person().verified()).isTrue();
        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> accounts.signIn(ATTACKERS));
    }

    @Test
    void codes_are_six_digits_that_stay_the_same_and_stand_in_no_table() {
        accounts.signUp(EMAIL, PASSWORD);

        var code = accounts.lastCode(EMAIL);

        assertThat(code).matches("[0-9]{6}").isEqualTo(accounts.lastCode(EMAIL));
        assertThat(accounts.database
                        .jdbc()
                        .sql(
                                "select c::text || (select string_agg(o::text, ' ') from operations o) from email_challenges c")
                        .query(String.class)
                        .single())
                .doesNotContain(" " + code, "," + code, "\"" + code);
    }

    @Test
    void a_code_resent_replaces_the_one_before() {
        var signedUp = accounts.signUp(EMAIL, PASSWORD);
        var before = accounts.lastCode(EMAIL);
        accounts.clock.advance(Duration.ofMinutes(1));

        accounts.get(ResendCode.class).resend(accounts.newOperation(), EMAIL, signedUp.registration(), Locale.ENGLISH);

        assertRefused(ProblemCode.CODE_WRONG, () -> accounts.verify(EMAIL, before));
        assertThat(accounts.verify(EMAIL, accounts.lastCode(EMAIL)).personId()).isEqualTo(signedUp.personId());
    }

    @Test
    void a_code_is_resent_once_a_minute() {
        accounts.signUp(EMAIL, PASSWORD);
        accounts.clock.advance(Duration.ofSeconds(20));

        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                Map.of("retry_after_seconds", 40L),
                () -> accounts.get(ResendCode.class).resend(accounts.newOperation(), EMAIL, null, Locale.ENGLISH));
    }

    @Test
    void resending_to_an_unknown_address_answers_the_same_and_mails_nobody() {
        var resend = accounts.get(ResendCode.class);

        resend.resend(accounts.newOperation(), "nobody@example.com", null, Locale.ENGLISH);

        assertThat(accounts.events).isEmpty();
        assertThat(accounts.get(EmailCodes.class).unsent()).isEmpty();
        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                () -> resend.resend(accounts.newOperation(), "nobody@example.com", null, Locale.ENGLISH));
        assertRefused(
                ProblemCode.CODE_WRONG, Map.of("tries_left", 4), () -> accounts.verify("nobody@example.com", "123456"));
    }
}
