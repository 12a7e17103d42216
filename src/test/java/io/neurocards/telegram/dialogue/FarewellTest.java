package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers have their data deleted in a bot that makes no clips, so that whatever is ordered waits. */
@Thorough
class FarewellTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static Visitors visitors;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, Unhurried.arguments("--neurocards.jobs.enabled=false"));
        visitors = new Visitors(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void whoever_confirms_twice_is_gone_and_comes_back_as_somebody_new_without_the_gift() {
        var anna = visitors.accepted("Anna");
        var before = visitors.of(anna, UUID.class, "select person_id from p");
        anna.says("/delete");
        assertThat(anna.awaitText("Delete my data").text())
                .contains("your credits: 2\u00a0credits")
                .contains("movements of credits and money");
        anna.presses("\uD83D\uDDD1 Go on with deleting");
        var question = anna.awaitText("Really delete everything?");
        assertThat(question.text()).contains("2\u00a0credits");
        var yes = Visitors.data(question, "Delete everything");

        anna.presses(question.id(), yes);
        anna.awaitText("Your data are deleted");
        anna.presses(question.id(), yes);
        anna.awaitText("nothing of yours here to delete");

        assertThat(count("identities where external_id = '" + anna.id() + "'")).isZero();
        assertThat(count("persons where id = '" + before + "' and erased_at is not null and first_name is null"))
                .isEqualTo(1);
        anna.says("/start");
        var consent = anna.awaitMessage(
                seen -> seen.id() > question.id() && seen.text().contains("terms of use"));
        anna.presses(consent.id(), "accept_terms");
        assertThat(anna.awaitMessage(
                                seen -> seen.id() > consent.id() && seen.text().contains("Welcome"))
                        .text())
                .doesNotContain("to try it out");
        assertThat(visitors.available(anna)).isZero();
        assertThat(visitors.of(anna, UUID.class, "select person_id from p")).isNotEqualTo(before);
    }

    @Test
    void whoever_waits_for_a_clip_is_told_to_cancel_it_first() throws Exception {
        var boris = visitors.atConfirm("Boris", 1);
        boris.presses("\uD83D\uDE80 Go");
        boris.awaitText("Ordered: 1");

        boris.says("/delete");
        var refusal = boris.awaitText("Clips are still being made for you");
        assertThat(refusal.text()).contains("cancel them first").contains("Nothing was deleted");

        boris.says("/history");
        var history = boris.awaitText("Latest clips");
        boris.presses(history.id(), Visitors.data(history, "Cancel"));
        boris.awaitText("The clip is cancelled");
        boris.says("/delete");
        boris.awaitText("Delete my data");
        assertThat(count("erasures")).isLessThanOrEqualTo(1);
    }

    @Test
    void an_old_question_and_a_changed_balance_delete_nothing() {
        var carla = visitors.accepted("Carla");
        var menu = carla.awaitText("Main menu");

        var old = carla.presses(menu.id(), new Press.LeaveForGood(2, 1_600_000_000L).data());
        assertThat(carla.awaitAnswer(old).text()).contains("too old");
        carla.presses(menu.id(), new Press.LeaveForGood(7, 99_999_999_999L).data());
        assertThat(carla.awaitText("Your balance has changed meanwhile").text()).contains("you have 2 credits");

        assertThat(visitors.available(carla)).isEqualTo(2);
    }

    @Test
    void whoever_is_nobody_yet_has_nothing_to_delete() {
        TelegramPerson dora = visitors.newcomer("Dora");

        dora.says("/delete");

        dora.awaitText("nothing of yours here to delete");
    }

    private static long count(String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }
}
