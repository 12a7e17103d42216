package io.neurocards.accounts.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.MovableClock;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ServerSecret;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeavingConfirmationTest {

    private final MovableClock clock = new MovableClock();
    private final LeavingConfirmation confirmations = new LeavingConfirmation(new ServerSecret(new byte[32]), clock);
    private final PersonId anna = PersonId.at(clock.instant());
    private final UUID session = UUID.randomUUID();

    @Test
    void it_is_good_for_ten_minutes_and_says_what_was_agreed_to() {
        var asked = confirmations.ask(anna, session, Credits.of(14));

        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(confirmations.read(anna, session, asked.text())).isEqualTo(Credits.of(14));
        clock.advance(Duration.ofSeconds(1));
        assertWrong(anna, session, asked.text());
        assertThat(asked.toString()).doesNotContain(asked.text());
    }

    @Test
    void nobody_else_can_use_it_nor_say_other_credits() {
        var text = confirmations.ask(anna, session, Credits.of(14)).text();
        var others = confirmations.ask(anna, session, Credits.of(15)).text();

        assertWrong(PersonId.at(clock.instant()), session, text);
        assertWrong(anna, UUID.randomUUID(), text);
        assertWrong(anna, session, others.substring(0, 22) + text.substring(22));
        assertWrong(anna, session, "");
        assertWrong(anna, session, "\u0000".repeat(64));
    }

    private void assertWrong(PersonId person, UUID by, String text) {
        assertThatThrownBy(() -> confirmations.read(person, by, text)).hasMessageContaining("confirmation_wrong");
    }
}
