package io.neurocards.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.request.InputMediaDocument;
import com.pengrad.telegrambot.model.request.InputMediaPhoto;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMediaGroup;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.request.SendVideo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to pictures, videos and files on their way. */
class MediaTest {

    @TempDir
    private static Path folder;

    private static SandboxTelegram sandbox;
    private static TelegramBot bot;
    private static TelegramPerson anna;

    @BeforeAll
    static void start() {
        sandbox = SandboxTelegram.start(folder, "--neurocards.sandbox.telegram.limits=false");
        bot = sandbox.client();
        anna = sandbox.person("Анна", "ru");
        anna.says("/start");
    }

    @AfterAll
    static void stop() {
        bot.shutdown();
        sandbox.close();
    }

    @Test
    void a_thumbnail_that_is_too_large_is_left_out_without_a_word() {
        var small = bot.execute(new SendVideo(anna.id(), new byte[100]).thumbnail(Pictures.jpeg(180, 320)));
        var large = bot.execute(new SendVideo(anna.id(), new byte[101]).thumbnail(Pictures.jpeg(180, 321)));

        assertThat(small.message().video().thumbnail().width()).isEqualTo(180);
        assertThat(large.message().video().thumbnail()).isNull();
    }

    @Test
    void what_is_no_picture_or_too_long_a_one_is_refused_as_a_photo() {
        var none = bot.execute(new SendPhoto(anna.id(), new byte[] {1, 2, 3}));
        var strip = bot.execute(new SendPhoto(anna.id(), Pictures.jpeg(2100, 100)));
        var empty = bot.execute(new SendPhoto(anna.id(), new byte[0]));

        assertThat(none.description()).isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(strip.description()).isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
        assertThat(empty.description()).isEqualTo("Bad Request: file must be non-empty");
    }

    @Test
    void a_file_id_serves_again_but_not_as_something_else() {
        var video =
                bot.execute(new SendVideo(anna.id(), new byte[102])).message().video();

        var asPhoto = bot.execute(new SendPhoto(anna.id(), video.fileId()));

        assertThat(asPhoto.description()).isEqualTo("Bad Request: can't use file of type Video as Photo");
        assertThat(bot.execute(new SendVideo(anna.id(), video.fileId())).isOk()).isTrue();
    }

    @Test
    void a_file_beyond_20_megabytes_goes_up_but_not_down() {
        var file = bot.execute(new SendDocument(anna.id(), new byte[20 * 1024 * 1024 + 1]).fileName("large.bin"))
                .message()
                .document();
        var tooLarge = bot.execute(new SendDocument(anna.id(), new byte[51 * 1024 * 1024]).fileName("larger.bin"));

        assertThat(bot.execute(new GetFile(file.fileId())).description()).isEqualTo("Bad Request: file is too big");
        assertThat(tooLarge.errorCode()).isEqualTo(413);
    }

    @Test
    void an_album_holds_pictures_or_files_but_not_both() {
        var photo = new InputMediaPhoto(Pictures.jpeg(300, 200));

        var mixed = bot.execute(new SendMediaGroup(anna.id(), photo, new InputMediaDocument(new byte[] {1})));
        var album = bot.execute(new SendMediaGroup(anna.id(), photo, new InputMediaPhoto(Pictures.jpeg(200, 300))));

        assertThat(mixed.description()).isEqualTo("Bad Request: document can't be mixed with other media types");
        assertThat(album.messages()).hasSize(2);
        assertThat(album.messages()[0].mediaGroupId()).isEqualTo(album.messages()[1].mediaGroupId());
    }

    @Test
    void a_persons_album_comes_as_several_messages_and_a_file_as_it_is() {
        anna.sendsAlbum(List.of(Pictures.jpeg(300, 200), Pictures.jpeg(200, 300)), "две");
        var original = Pictures.jpeg(640, 480);
        anna.sendsDocument(original, "mug.jpg", "");

        var sent = anna.messages().stream()
                .filter(seen -> !seen.fromBot())
                .toList()
                .reversed();

        assertThat(sent.get(0).facts().path("document").path("file_size").asInt(0))
                .isEqualTo(original.length);
        assertThat(sent.get(1).has("photo")).isTrue();
        assertThat(sent.get(1).facts().path("media_group_id"))
                .isEqualTo(sent.get(2).facts().path("media_group_id"));
        assertThat(sent.get(2).text()).isEqualTo("две");
    }
}
