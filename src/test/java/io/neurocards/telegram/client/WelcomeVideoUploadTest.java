package io.neurocards.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.SendVideo;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeVideoUploadTest {

    private static final String FILM = "src/main/resources/telegram/welcome.mp4";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private SandboxTelegram telegram;

    @BeforeEach
    void open() {
        telegram = SandboxTelegram.start(folder);
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void a_film_is_uploaded_once_and_its_id_is_printed_as_a_line_for_the_settings() {
        var operator = telegram.person("Olga", "ru");
        operator.says("/start");

        var exit = run(FILM, operator.id() + "");

        assertThat(exit).isZero();
        assertThat(said).hasSize(1).first().asString().matches("WELCOME_VIDEO_FILE_ID=[A-Za-z0-9_-]{20,}");
        var id = said.getFirst().substring(said.getFirst().indexOf('=') + 1);
        assertThat(telegram.client().execute(new SendVideo(operator.id(), id)).isOk())
                .isTrue();
        assertThat(operator.messages())
                .filteredOn(message -> message.has("video"))
                .hasSize(2);
    }

    @Test
    void what_can_not_be_uploaded_is_said_in_a_sentence() {
        assertThat(run(FILM, "424242")).isEqualTo(1);
        assertThat(run("nowhere.mp4", "424242")).isEqualTo(1);
        assertThat(run(FILM, "Olga")).isEqualTo(1);

        assertThat(said.get(0)).contains("chat not found", "has this chat started the bot?");
        assertThat(said.get(1)).contains("There is no film");
        assertThat(said.get(2)).startsWith("Usage: welcome-video");
    }

    private int run(String film, String chat) {
        return WelcomeVideoUpload.run(
                new String[] {
                    WelcomeVideoUpload.ARGUMENT,
                    film,
                    chat,
                    "--neurocards.telegram.token=" + SandboxTelegram.TOKEN,
                    "--neurocards.telegram.sandbox=false",
                    "--neurocards.telegram.api-url=" + telegram.api()
                },
                said::add);
    }
}
