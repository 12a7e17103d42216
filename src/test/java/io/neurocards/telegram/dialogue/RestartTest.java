package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.TestStart;
import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.web.RunningStudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Telegram goes on while the bot is away. */
@Thorough
class RestartTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");

    @TempDir
    Path folder;

    @Test
    void a_conversation_goes_on_after_a_restart_and_nothing_that_was_said_meanwhile_is_lost() throws Exception {
        try (var database = TestDatabase.fresh();
                var telegram = SandboxTelegram.start(folder.resolve("telegram"))) {
            var anna = telegram.person("Anna", "en");
            try (var _ = bot(database, telegram)) {
                anna.says("/start");
                anna.awaitText("terms of use");
                anna.presses("\u2705 I accept");
                anna.awaitText("Welcome");
                anna.says("/generation");
                anna.awaitText("good light");
                anna.sendsPhoto(Files.readAllBytes(PHOTO), "");
                anna.awaitText("what the product is");
            }
            anna.says("a white sneaker");

            try (var _ = bot(database, telegram)) {
                var template = anna.awaitText("Choose a template");
                anna.presses(template.id(), "tpl:ad");
                anna.awaitText("Any wishes");
                anna.presses(template.id(), "count:1");
                assertThat(anna.awaitText("Shall we start?").text()).contains("a white sneaker");
                database.jdbc()
                        .sql("update telegram_chats set dialogue = jsonb_set(dialogue, '{format}', '0')")
                        .update();
                anna.says("what now?");
                anna.awaitText("the unfinished order has to start anew");
                anna.awaitText("Main menu");
                assertThat(anna.messages().stream().filter(seen -> seen.fromBot() && seen.has("video")))
                        .hasSize(1);
            }
            var bella = telegram.person("Bella", "en");
            try (var _ = bot(database, telegram)) {
                bella.says("/start");
                bella.awaitText("terms of use");
                bella.presses("\u2705 I accept");
                bella.awaitText("Welcome");
            }
            assertThat(database.jdbc()
                            .sql("select count(*) from telegram_files")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private ConfigurableApplicationContext bot(TestDatabase database, SandboxTelegram telegram) {
        var arguments = new ArrayList<>(RunningStudio.arguments(database.url(), folder));
        arguments.addAll(List.of(
                "--neurocards.telegram.token=" + SandboxTelegram.TOKEN,
                "--neurocards.telegram.sandbox=false",
                "--neurocards.telegram.api-url=" + telegram.api(),
                "--neurocards.sandbox.telegram.folder=" + folder.resolve("own-telegram")));
        return TestStart.product(arguments);
    }
}
