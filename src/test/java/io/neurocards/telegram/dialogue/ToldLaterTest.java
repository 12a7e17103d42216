package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.waiting.OperationDecided;
import io.neurocards.waiting.OperationStatus;
import io.neurocards.waiting.WaitedOperation;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the bot says of a wish that had waited, once that was decided. */
@Thorough
class ToldLaterTest extends VisitedStudio {

    private static final Instant ACCEPTED = Instant.parse("2026-03-05T11:02:00Z");

    @Test
    void a_refusal_is_told_once_with_its_reason_and_only_when_the_decision_stands() {
        var person = visitors.accepted("Refused");
        var undone = decided(person, OperationStatus.EXPIRED, null, null);
        var refused = decided(person, OperationStatus.REFUSED, null, ProblemCode.INSUFFICIENT_CREDITS);

        assertThatThrownBy(() -> decisions().act(() -> {
                    publish(undone);
                    throw new IllegalStateException("it is not decided after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        decisions().act(() -> publish(refused));
        person.awaitText("could not be done");
        Visitors.await("nothing is left to tell", () -> tellings() == 0);

        var said = person.awaitText("could not be done").text();
        assertThat(said)
                .contains("5 Mar, 11:02")
                .contains("needs 5, you have 2")
                .contains("nothing was charged");
        assertThat(Visitors.said(person, "could not be done")).isEqualTo(1);
        assertThat(Visitors.said(person, "its time was over")).isZero();
    }

    @Test
    void what_was_done_is_told_unless_a_message_of_its_own_shows_it() {
        var person = visitors.accepted("Applied");
        decisions()
                .act(() -> publish(decided(person, OperationStatus.APPLIED, "/v1/videos/" + UUID.randomUUID(), null)));
        decisions().act(() -> publish(decided(person, OperationStatus.APPLIED, "/cabinet", null)));

        person.awaitText("is done");
        Visitors.await("nothing is left to tell", () -> tellings() == 0);
        assertThat(Visitors.said(person, "is done")).isEqualTo(1);
    }

    private WaitedOperation decided(
            TelegramPerson person, OperationStatus status, String resource, ProblemCode problem) {
        return new WaitedOperation(
                OperationId.at(Instant.now()),
                new PersonId(visitors.of(person, UUID.class, "select person_id from p")),
                "website",
                "videos.order",
                status,
                resource,
                problem,
                problem == null ? Map.of() : Map.of("need", 5, "have", 2),
                ACCEPTED,
                Instant.now());
    }

    private void publish(WaitedOperation operation) {
        studio.publish(new OperationDecided(operation));
    }

    private Decisions decisions() {
        return studio.bean(Decisions.class);
    }

    private int tellings() {
        return studio.database()
                .jdbc()
                .sql("select count(*) from telegram_tellings")
                .query(Integer.class)
                .single();
    }
}
