package io.neurocards.accounts;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.accounts.TestAccounts.ADDRESS;
import static io.neurocards.accounts.TestAccounts.EMAIL;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String WRONG = "wrong password";

    private final TestAccounts accounts = new TestAccounts(Map.of("neurocards.accounts.sign-in.address-tries", "8"));
    private final SignIn signIn = accounts.get(SignIn.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void the_right_password_opens_a_session_for_30_days() {
        var member = accounts.member();

        var session = signIn.signIn(" ANNA@example.com", PASSWORD, ADDRESS);

        assertThat(session.token()).matches("nks_[A-Za-z0-9_-]{43}");
        assertThat(session.expiresAt()).isEqualTo(accounts.clock.instant().plus(Duration.ofDays(30)));
        assertThat(session.person().personId()).isEqualTo(member.personId());
        assertThat(session.person().email()).isEqualTo(EMAIL);
        assertThat(session.person().termsAccepted()).isTrue();
        assertThat(session.toString()).doesNotContain(session.token()).doesNotContain(EMAIL);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        accounts.member();

        assertRefused(ProblemCode.WRONG_CREDENTIALS, Map.of(), () -> signIn.signIn(EMAIL, WRONG, ADDRESS));
        assertRefused(
                ProblemCode.WRONG_CREDENTIALS, Map.of(), () -> signIn.signIn("nobody@example.com", WRONG, ADDRESS));
        assertRefused(ProblemCode.WRONG_CREDENTIALS, Map.of(), () -> signIn.signIn(EMAIL, "", ADDRESS));
    }

    @Test
    void only_the_right_password_learns_that_the_address_is_not_proved() {
        accounts.signUp(EMAIL, PASSWORD);

        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, ADDRESS));
        assertRefused(ProblemCode.EMAIL_NOT_VERIFIED, () -> signIn.signIn(EMAIL, PASSWORD, ADDRESS));
        assertThat(accounts.count("sessions")).isZero();
    }

    @Test
    void after_five_failures_even_the_right_password_waits_longer_and_longer() {
        accounts.member();
        for (var failure = 0; failure < 5; failure++) {
            assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, ADDRESS));
        }

        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                Map.of("retry_after_seconds", 30L),
                () -> signIn.signIn(EMAIL, PASSWORD, "198.51.100.1"));
        accounts.clock.advance(Duration.ofSeconds(30));
        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, "198.51.100.1"));
        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                Map.of("retry_after_seconds", 60L),
                () -> signIn.signIn(EMAIL, PASSWORD, "198.51.100.1"));
        accounts.clock.advance(Duration.ofSeconds(60));
        assertThat(accounts.signIn(PASSWORD).token()).isNotBlank();
    }

    @Test
    void the_right_password_ends_the_count() {
        accounts.member();
        for (var round = 0; round < 3; round++) {
            for (var failure = 0; failure < 2; failure++) {
                assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, "198.51.100.1"));
            }
            accounts.signIn(PASSWORD);
        }

        assertThat(accounts.count("sessions")).isEqualTo(3);
    }

    @Test
    void one_network_address_that_guesses_at_many_accounts_waits() {
        accounts.member();
        for (var failure = 0; failure < 8; failure++) {
            var email = "victim" + failure + "@example.com";
            assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(email, WRONG, ADDRESS));
        }

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> signIn.signIn(EMAIL, PASSWORD, ADDRESS));
        assertThat(signIn.signIn(EMAIL, PASSWORD, "198.51.100.1").token()).isNotBlank();
    }

    @Test
    void all_addresses_of_one_ipv6_network_count_as_one() {
        for (var failure = 0; failure < 8; failure++) {
            var email = "victim" + failure + "@example.com";
            var address = "2001:db8:1:2::" + failure;
            assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(email, WRONG, address));
        }

        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS, () -> signIn.signIn(EMAIL, PASSWORD, "2001:db8:1:2:ffff:ffff:1:1"));
        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, PASSWORD, "2001:db8:1:3::1"));
    }

    @Test
    void failures_are_forgotten_after_a_day() {
        accounts.member();
        for (var failure = 0; failure < 4; failure++) {
            assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, ADDRESS));
        }
        accounts.clock.advance(Duration.ofHours(25));

        for (var failure = 0; failure < 4; failure++) {
            assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, ADDRESS));
        }
        assertThat(accounts.signIn(PASSWORD).token()).isNotBlank();
    }

    @Test
    void the_table_of_failures_names_nobody() {
        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, WRONG, ADDRESS));

        assertThat(accounts.database
                        .jdbc()
                        .sql("select subject from sign_in_attempts")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allSatisfy(subject -> assertThat(subject)
                        .matches("(email|address):[0-9a-f]{64}")
                        .doesNotContain(EMAIL, ADDRESS));
    }
}
