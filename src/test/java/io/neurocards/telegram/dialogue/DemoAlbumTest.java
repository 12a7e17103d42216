package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.SendVideo;
import io.neurocards.TestStart;
import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** Films that the operator has chosen to show newcomers. */
@Thorough
class DemoAlbumTest {

    @TempDir
    Path folder;

    @Test
    void a_newcomer_gets_the_operators_films_as_one_album_between_welcome_film_and_greeting() throws IOException {
        try (var database = TestDatabase.fresh();
                var telegram = SandboxTelegram.start(folder.resolve("telegram"))) {
            telegram.client().execute(new GetMe());
            var operator = telegram.person("Operator", "en");
            operator.says("/start");
            var films = List.of(
                    film(telegram, operator.id()), film(telegram, operator.id()), film(telegram, operator.id()));
            var arguments = new ArrayList<>(RunningStudio.arguments(database.url(), folder));
            arguments.addAll(List.of(
                    "--neurocards.telegram.token=" + SandboxTelegram.TOKEN,
                    "--neurocards.telegram.sandbox=false",
                    "--neurocards.telegram.api-url=" + telegram.api(),
                    "--neurocards.telegram.welcome-video-file-ids=" + String.join(",", films),
                    "--neurocards.sandbox.telegram.folder=" + folder.resolve("own-telegram")));
            try (var _ = TestStart.product(arguments)) {
                var anna = telegram.person("Anna", "en");

                anna.says("/start");
                anna.awaitText("terms of use");
                anna.presses("\u2705 I accept");
                var greeting = anna.awaitText("Welcome");

                var shown = anna.messages().stream()
                        .filter(seen -> seen.fromBot() && seen.has("video"))
                        .toList();
                assertThat(shown)
                        .hasSize(4)
                        .allSatisfy(seen -> assertThat(seen.id()).isLessThan(greeting.id()));
                assertThat(shown.getFirst().has("media_group_id")).isFalse();
                assertThat(shown.subList(1, 4))
                        .extracting(seen -> seen.facts().path("media_group_id").asString(""))
                        .doesNotContain("")
                        .containsOnly(
                                shown.get(1).facts().path("media_group_id").asString(""));
            }
        }
    }

    private static String film(SandboxTelegram telegram, long chat) throws IOException {
        var bytes = new ClassPathResource("telegram/welcome.mp4").getContentAsByteArray();
        var sent = telegram.client().execute(new SendVideo(chat, bytes).fileName("demo.mp4"));
        return sent.message().video().fileId();
    }
}
