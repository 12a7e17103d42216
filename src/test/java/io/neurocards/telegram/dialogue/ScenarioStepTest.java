package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.providers.prompts.TestWriter;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import io.neurocards.web.WordedCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step at which a customer of the bot sees what will happen in the clip. */
@Thorough
class ScenarioStepTest {

    private static final String WORDS =
            "select prompt_source || ': ' || final_prompt from jobs where person_id = (select person_id from p)"
                    + " and final_prompt is not null";

    @TempDir
    static Path folder;

    private static TestWriter writer;
    private static RunningStudio studio;
    private static Visitors visitors;

    @BeforeAll
    static void start() throws Exception {
        writer = new TestWriter();
        var arguments = new ArrayList<>(List.of(Unhurried.arguments()));
        arguments.addAll(List.of(
                WordedCatalogue.in(folder.resolve("catalogue")),
                "--neurocards.providers.openai.api-key=planted-writer-key",
                "--neurocards.providers.openai.base-url=" + writer.address()));
        studio = RunningStudio.start(folder, arguments.toArray(String[]::new));
        visitors = new Visitors(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
        writer.close();
    }

    @BeforeEach
    void the_writer_works() {
        studio.database().jdbc().sql("delete from prompt_pauses").update();
        writer.forget().writes("Look!", "A woman <b>at</b> a table.", "A woman at a table shows it.");
    }

    @Test
    void a_scenario_is_seen_written_anew_changed_and_ordered() throws IOException {
        var person = atCount("Reader");
        var shown = person.awaitText("Shall we film it so?");
        assertThat(shown.text())
                .contains("A woman <b>at</b> a table.")
                .contains("Look!")
                .contains("Nothing is charged");

        writer.forget().writes("Listen!", "A man in a park.", "A man in a park shows it.");
        person.presses(shown.id(), "scenario_another");
        var other = person.awaitText("A man in a park.");
        person.presses(other.id(), "scenario_edit");
        person.awaitText("Send your own text");
        person.says("My own words.\n\nMy own scene.");
        var own = person.awaitText("My own scene.");
        assertThat(own.text()).contains("My own words.");
        person.presses(own.id(), "scenario_take");
        person.awaitText("Shall we start?");
        person.presses("\uD83D\uDE80 Go");
        person.awaitText("Ordered");

        Visitors.await("the words are kept", () -> words(person).size() == 1);
        assertThat(words(person).getFirst())
                .startsWith("edited: ")
                .contains("My own words.")
                .contains("My own scene.");
    }

    @Test
    void everything_else_at_that_step_is_answered_and_changes_nothing() throws IOException {
        var person = atCount("Stray");
        var shown = person.awaitText("Shall we film it so?");

        person.says("hello?");
        person.awaitText("This needs a press on a button");
        person.sendsPhoto(Files.readAllBytes(Visitors.PHOTO), "");
        person.awaitMessage(seen -> seen.id() > shown.id() && seen.text().contains("photo"));

        assertThat(visitors.state(person)).contains("waiting_scenario");
        person.presses(shown.id(), "scenario_take");
        person.awaitText("Shall we start?");
        person.presses(shown.id(), "scenario_another");
        person.presses(shown.id(), "scenario_edit");
        Visitors.await("the step is over", () -> visitors.state(person).contains("waiting_confirm"));
    }

    @Test
    void a_writer_that_is_away_stops_no_order() throws IOException {
        writer.forget().fails(429, "insufficient_quota", "insufficient_quota");

        var person = atCount("Away");

        assertThat(person.awaitText("Shall we start?").text()).contains("could not be written");
        person.presses("\uD83D\uDE80 Go");
        person.awaitText("Ordered");
        Visitors.await("the words are kept", () -> words(person).size() == 1);
        assertThat(words(person).getFirst()).startsWith("template: ");
    }

    private static List<String> words(TelegramPerson person) {
        return studio.database()
                .jdbc()
                .sql("with p as (select person_id from identities where platform = 'telegram' and external_id = :id) "
                        + WORDS)
                .param("id", Long.toString(person.id()))
                .query(String.class)
                .list();
    }

    private static TelegramPerson atCount(String name) throws IOException {
        var person = visitors.atTemplate(name);
        var menu = person.awaitText("Choose a template");
        person.presses(menu.id(), "tpl:ugc");
        person.awaitText("Any wishes");
        person.presses(menu.id(), "count:1");
        return person;
    }
}
