package io.neurocards.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ServerSecret;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

class PasswordsTest {

    private final Passwords passwords = new Passwords(
            new Binder().bindOrCreate("neurocards.accounts", AccountsSettings.class), new ServerSecret(new byte[32]));

    @Test
    void only_the_same_password_matches_a_hash() {
        var hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsf", hash)).isFalse();
        assertThat(passwords.matches("correct horse", null)).isFalse();
    }

    @Test
    void the_same_password_never_has_the_same_hash() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void a_letter_counts_as_the_same_however_a_keyboard_spells_it() {
        var hash = passwords.hash("ё-моё-моё-моё");

        assertThat(passwords.matches("е\u0308-мое\u0308-мое\u0308-мое\u0308", hash))
                .isTrue();
    }

    @Test
    void a_password_has_10_to_200_characters() {
        passwords.requireAcceptable("я".repeat(10));
        passwords.requireAcceptable("😀".repeat(200));

        Problems.assertRefused(
                ProblemCode.PASSWORD_TOO_SHORT, Map.of("min", 10), () -> passwords.requireAcceptable("😀".repeat(9)));
        Problems.assertRefused(
                ProblemCode.PASSWORD_TOO_LONG, Map.of("max", 200), () -> passwords.requireAcceptable("я".repeat(201)));
    }

    @Test
    void a_password_longer_than_any_we_took_is_wrong_and_not_hashed_at_full_length() {
        var hash = passwords.hash("я".repeat(200));

        assertThat(passwords.matches("я".repeat(200), hash)).isTrue();
        assertThat(passwords.matches("я".repeat(1_000_000), hash)).isFalse();
    }

    @Test
    void a_missing_account_takes_as_long_as_a_wrong_password() {
        var hash = passwords.hash("correct horse");
        passwords.matches("warm up", hash);

        var known = Long.MAX_VALUE;
        var unknown = Long.MAX_VALUE;
        for (var round = 0; round < 5; round++) {
            known = Math.min(known, work(() -> passwords.matches("wrong horse!", hash)));
            unknown = Math.min(unknown, work(() -> passwords.matches("wrong horse!", null)));
        }

        System.out.printf("Argon2id: known=%.1f ms, unknown=%.1f ms%n", known / 1e6, unknown / 1e6);
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    /** Returns the processor time of this thread, which no other load on the machine lengthens. */
    private static long work(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
