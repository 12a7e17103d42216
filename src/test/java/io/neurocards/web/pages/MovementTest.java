package io.neurocards.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.ledger.PostingKind;
import io.neurocards.ledger.StatementLine;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class MovementTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String CLIP = "01a1fb94-f447-7003-9d9a-455449030a0e";
    private static final PersonId PERSON = PersonId.at(NOW);

    @Test
    void a_hold_leads_to_its_clip() {
        var movement = movement(PostingKind.HOLD, -1, "video:" + CLIP);

        assertThat(movement.clip()).isEqualTo(CLIP);
        assertThat(movement.changeText()).isEqualTo("\u22121");
        assertThat(movement.what()).isEqualTo("Clip ordered, credits set aside");
        assertThat(movement.when()).isEqualTo("20 Nov, 12:00 UTC");
    }

    @Test
    void a_capture_changes_nothing_that_was_available() {
        var movement = movement(PostingKind.CAPTURE, 0, "video:" + CLIP);

        assertThat(movement.changeText()).isEqualTo("0");
        assertThat(movement.clip()).isEqualTo(CLIP);
    }

    @Test
    void a_gift_says_what_it_was_for() {
        var welcome = movement(PostingKind.GRANT, 2, PERSON.toString());
        var other = movement(PostingKind.GRANT, 5, CLIP);

        assertThat(welcome.what()).isEqualTo("A gift for a newcomer");
        assertThat(welcome.changeText()).isEqualTo("+2");
        assertThat(welcome.clip()).isNull();
        assertThat(other.what()).isEqualTo("Credits granted");
    }

    private static Movement movement(PostingKind kind, long change, String reference) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/web");
        messages.setDefaultEncoding("UTF-8");
        var line = new StatementLine(UUID.randomUUID(), NOW, 2, kind, change, 1, 0, 0, reference);
        return Movement.of(line, PERSON, new Words(messages, Locale.ENGLISH));
    }
}
