package io.neurocards.providers.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.vendors.AccountCredit.Credit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountCreditTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestKeys keys = new TestKeys(database, new MovableClock(), "a1,b2;c3");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_account_of_that_very_key_is_asked_for() {
        keys.credit(key -> Optional.of(key.secret().equals("c3") ? 70L : 1L));

        assertThat(keys.credit().isTold("kie")).isTrue();
        assertThat(keys.credit().of("kie", TestKeys.print("c3"))).isEqualTo(new Credit.Left(70));
    }

    @Test
    void whoever_says_nothing_is_not_asked() {
        assertThat(keys.credit().isTold("kie")).isFalse();
        assertThat(keys.credit().isTold("nobody")).isFalse();
        assertThat(keys.credit().of("nobody", TestKeys.print("a1"))).isEqualTo(new Credit.NoAnswer());
        assertThat(keys.credit().of("kie", "00000000")).isEqualTo(new Credit.NoAnswer());
    }

    @Test
    void no_answer_and_a_broken_client_are_no_answer() {
        keys.credit(_ -> Optional.empty());
        assertThat(keys.credit().of("kie", TestKeys.print("a1"))).isEqualTo(new Credit.NoAnswer());

        keys.credit(_ -> {
            throw new IllegalStateException("it broke");
        });
        assertThat(keys.credit().of("kie", TestKeys.print("a1"))).isEqualTo(new Credit.NoAnswer());
    }

    @Test
    void whoever_takes_too_long_is_not_waited_for_and_is_stopped() throws InterruptedException {
        var never = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        keys.credit(_ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                interrupted.set(true);
            }
            stopped.countDown();
            return Optional.of(1L);
        });

        assertThat(keys.credit(SHORT).of("kie", TestKeys.print("a1"))).isEqualTo(new Credit.NoAnswer());

        stopped.await();
        assertThat(interrupted).isTrue();
    }
}
