package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.request.GetMyCommands;
import io.neurocards.Thorough;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.web.ApiClient;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bot tells Telegram at its start, asked of the Telegram that was told. */
@Thorough
class BotMenuTest {

    @TempDir
    Path folder;

    @Test
    void telegram_knows_the_commands_in_both_languages_and_the_button_that_opens_the_studio() throws Exception {
        try (var studio = RunningStudio.start(
                folder,
                "--neurocards.jobs.enabled=false",
                "--neurocards.telegram.public-base-url=https://studio.example/")) {
            var bot = studio.bean(TelegramBot.class);
            var button = new ApiClient(studio.address());
            var path =
                    "/sandbox/telegram/api/bot" + studio.bean(BotSettings.class).requireToken() + "/getChatMenuButton";
            var known = ApiClient.until(
                            () -> button.post(path, "{}"),
                            answer ->
                                    answer.body().at("/result/type").asString().equals("web_app"))
                    .body()
                    .path("result");

            assertThat(known.at("/web_app/url").asString()).isEqualTo("https://studio.example/app");
            assertThat(known.path("text").asString()).isNotBlank();
            for (var language : new String[] {"", "ru"}) {
                var commands =
                        bot.execute(new GetMyCommands().languageCode(language)).commands();
                assertThat(Arrays.stream(commands).map(BotCommand::command))
                        .containsExactlyElementsOf(BotMenu.COMMANDS);
            }
        }
    }

    @Test
    void telegram_opens_pages_by_https_only_so_without_it_there_is_no_button() {
        assertThat(BotMenu.studio(null)).isEmpty();
        assertThat(BotMenu.studio("http://localhost:8080")).isEmpty();
        assertThat(BotMenu.studio("https://studio.example")).isPresent();
    }
}
