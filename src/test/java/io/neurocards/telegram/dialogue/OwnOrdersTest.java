package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What customers do with the orders that they have placed. */
@Thorough
class OwnOrdersTest extends VisitedStudio {

    private static final String ORDERS =
            "select count(*) from video_orders where person_id = (select person_id from p)";

    @Test
    void a_clip_is_cancelled_from_the_history_and_made_again_from_there() throws IOException {
        var person = visitors.atConfirm("History", 1);
        person.presses("\uD83D\uDE80 Go");
        person.awaitText("Ordered");
        person.says("/history");
        var history = person.awaitText("Latest clips");

        person.presses(history.id(), Visitors.data(history, "1. Cancel"));
        assertThat(person.awaitText("The clip is cancelled").text()).contains("Nothing was charged");
        Visitors.await("the credit is back", () -> visitors.available(person) == 2);
        person.presses(history.id(), Visitors.data(history, "1. Cancel"));
        person.awaitMessage(seen -> seen.id() > history.id() && seen.text().contains("can"));
        person.says("/history");
        var after = person.awaitMessage(
                seen -> seen.id() > history.id() && seen.text().contains("Latest clips"));
        person.presses(after.id(), Visitors.data(after, "1. Try again"));

        assertThat(person.awaitMessage(
                                seen -> seen.id() > after.id() && seen.text().contains("Shall we start?"))
                        .text())
                .contains("a sneaker")
                .contains("Cost: 1\u00a0credit");
        person.presses("\uD83D\uDE80 Go");
        Visitors.await("there are two orders", () -> visitors.of(person, Integer.class, ORDERS) == 2);
        assertThat(visitors.available(person)).isEqualTo(1);
    }

    @Test
    void a_whole_order_is_cancelled_from_its_one_message() throws IOException {
        var person = visitors.accepted("Whole");
        person.presses(person.awaitText("Main menu").id(), "pay:5");
        person.awaitMessage(seen -> seen.has("invoice"));
        person.pays();
        person.awaitText("Paid: 5");
        person.says("/generation");
        person.awaitText("good light");
        person.sendsPhoto(Files.readAllBytes(Visitors.PHOTO), "a sneaker");
        var template = person.awaitText("Choose a template");
        person.presses(template.id(), "tpl:ad");
        person.awaitText("Any wishes");
        person.presses(template.id(), "count:3");
        person.awaitText("Shall we start?");
        person.presses("\uD83D\uDE80 Go");
        var progress = person.awaitMessage(seen -> seen.labels().contains("\u2716\uFE0F Cancel all"));
        assertThat(visitors.available(person)).isEqualTo(4);

        person.presses("\u2716\uFE0F Cancel all");

        person.awaitText("The order is cancelled");
        Visitors.await("the credits are back", () -> visitors.available(person) == 7);
        person.awaitMessage(seen -> seen.id() == progress.id() && !seen.labels().contains("\u2716\uFE0F Cancel all"));
        assertThat(Visitors.said(person, "a sneaker")).isGreaterThan(0);
    }

    @Test
    void a_neurocard_is_ordered_as_one_and_ordered_again_as_one() throws IOException {
        var person = visitors.accepted("Card");
        person.presses("\uD83C\uDF93 Make a neurocard");
        person.awaitText("good light");
        person.sendsPhoto(Files.readAllBytes(Visitors.PHOTO), "a sneaker");
        var template = person.awaitText("Choose a template");
        person.presses(template.id(), "tpl:ugc");
        person.awaitText("Any wishes");
        person.presses(template.id(), "count:1");
        assertThat(person.awaitText("Shall we start?").text()).contains("eurocard");
        person.presses("\uD83D\uDE80 Go");
        var ordered = person.awaitText("Ordered");

        assertThat(visitors.of(
                        person,
                        String.class,
                        "select type from video_orders where person_id = (select person_id from p)"))
                .isEqualTo("neurocard");
        assertThat(Visitors.data(ordered, "One more")).isEqualTo("again:neurocard");
    }
}
