package io.neurocards.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.telegram.client.BotFiles.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotFilesTest {

    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private TelegramServer telegram;

    @BeforeEach
    void start() throws IOException {
        telegram = TelegramServer.start();
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void a_file_is_fetched_whole() throws IOException {
        path("photos/file_3.jpg", 17);

        assertThat(telegram.files().fetch("AgAC", 1_000, target)).isEqualTo(new Download.Written(17));
        assertThat(target).hasToString("content of a file");
    }

    @Test
    void a_file_that_is_larger_than_allowed_is_not_even_when_its_size_was_not_said() throws IOException {
        path("photos/file_3.jpg", 0);
        assertThat(telegram.files().fetch("AgAC", 5, target)).isEqualTo(new Download.TooLarge());

        path("photos/file_3.jpg", 6);
        assertThat(telegram.files().fetch("AgAC", 5, target)).isEqualTo(new Download.TooLarge());

        telegram.answer("getFile", _ -> TelegramServer.error(400, "Bad Request: file is too big"));
        assertThat(telegram.files().fetch("AgAC", 5, target)).isEqualTo(new Download.TooLarge());
    }

    @Test
    void an_own_bot_api_server_gives_files_from_its_disk_and_a_missing_one_is_explained(@TempDir Path folder)
            throws IOException {
        var photo = Files.write(folder.resolve("photo.png"), new byte[25 << 20]);
        path(photo.toString(), 25 << 20);
        assertThat(telegram.files(folder).fetch("AgAC", 50 << 20, OutputStream.nullOutputStream()))
                .isEqualTo(new Download.Written(25 << 20));
        path(photo.toString(), 0);
        assertThat(telegram.files(folder).fetch("AgAC", 20 << 20, OutputStream.nullOutputStream()))
                .isEqualTo(new Download.TooLarge());

        path(folder.resolve("none.mp4").toString(), 4);
        assertThat(telegram.files(folder).fetch("AgAC", 1_000, target))
                .isInstanceOfSatisfying(
                        Download.Refused.class,
                        refused -> assertThat(refused.description()).contains("on its own disk"));
    }

    @Test
    void whatever_an_own_bot_api_server_answers_nothing_outside_its_folder_is_read(@TempDir Path disk)
            throws IOException {
        var folder = Files.createDirectory(disk.resolve("telegram-bot-api"));
        var secret = Files.writeString(disk.resolve(".env"), "SECRET_KEY");
        var beside = Files.createDirectory(disk.resolve("telegram-bot-api-2"));
        Files.writeString(beside.resolve("photo.jpg"), "photo");
        Files.createSymbolicLink(folder.resolve("link.jpg"), secret);
        var link = Files.createSymbolicLink(disk.resolve("same"), folder);
        Files.writeString(folder.resolve("photo.jpg"), "photo");

        for (var asked : List.of(
                secret.toString(),
                folder + "/../.env",
                folder.resolve("link.jpg").toString(),
                beside.resolve("photo.jpg").toString(),
                folder.toString())) {
            path(asked, 5);
            assertThat(telegram.files(folder).fetch("AgAC", 1_000, target))
                    .as(asked)
                    .isInstanceOf(Download.Refused.class);
        }
        assertThat(target.size()).isZero();
        path(link.resolve("photo.jpg").toString(), 5);
        assertThat(telegram.files(link).fetch("AgAC", 1_000, target)).isEqualTo(new Download.Written(5));
    }

    @Test
    void a_refusal_a_lost_answer_and_a_full_disk_are_told_apart() throws IOException {
        telegram.answer("getFile", _ -> TelegramServer.error(400, "Bad Request: invalid file_id"));
        assertThat(telegram.files().fetch("AgAC", 1_000, target))
                .isEqualTo(new Download.Refused(400, "Bad Request: invalid file_id"));

        telegram.answer("getFile", _ -> TelegramServer.LOST);
        assertThat(telegram.files().fetch("AgAC", 1_000, target)).isInstanceOf(Download.Unavailable.class);

        path("photos/file_3.jpg", 17);
        var full = new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> telegram.files().fetch("AgAC", 1_000, full)).hasMessage("No space left on device");
    }

    private void path(String path, int size) {
        var length = size == 0 ? "" : ",\"file_size\":" + size;
        telegram.answer(
                "getFile",
                _ -> "{\"ok\":true,\"result\":{\"file_id\":\"AgAC\",\"file_path\":\"" + path + "\"" + length + "}}");
    }
}
