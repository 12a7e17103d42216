package io.neurocards.accounts;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.accounts.TestAccounts.EMAIL;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetOldRowsTest {

    private final TestAccounts accounts = new TestAccounts();
    private final ForgetOldRows forget = accounts.get(ForgetOldRows.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void what_is_of_use_is_kept() {
        accounts.member();
        accounts.signUp("bob@example.com", PASSWORD);
        var token = accounts.signIn(PASSWORD).token();
        assertRefused(ProblemCode.WRONG_CREDENTIALS, () -> accounts.signIn("wrong password"));

        forget.run();

        assertThat(accounts.get(Sessions.class).authenticate(token)).isPresent();
        assertThat(accounts.count("registrations")).isEqualTo(1);
        assertThat(accounts.count("email_challenges")).isEqualTo(2);
        assertThat(accounts.count("sign_in_attempts")).isEqualTo(2);
    }

    @Test
    void what_is_of_no_use_any_more_is_removed() {
        accounts.member();
        accounts.signUp("bob@example.com", PASSWORD);
        accounts.signIn(PASSWORD);
        accounts.clock.advance(Duration.ofDays(61));

        forget.run();

        assertThat(accounts.count("registrations")).isZero();
        assertThat(accounts.count("email_challenges")).isZero();
        assertThat(accounts.count("sessions")).isZero();
        assertThat(accounts.count("sign_in_attempts")).isZero();
        assertThat(accounts.count("persons")).isEqualTo(2);
        assertThat(accounts.signIn(PASSWORD).person().email()).isEqualTo(EMAIL);
    }
}
