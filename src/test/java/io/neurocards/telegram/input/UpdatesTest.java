package io.neurocards.telegram.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.utility.BotUtils;
import io.neurocards.telegram.input.Input.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesTest {

    private static final String ANNA =
            "{\"id\":5000000001,\"is_bot\":false,\"first_name\":\"Anna\",\"username\":\"anna\",\"language_code\":\"ru\"}";

    @Test
    void a_text_is_a_text_and_a_command_a_command() {
        assertThat(input("\"text\":\"a red mug\"")).isEqualTo(new Input.Text("a red mug"));
        assertThat(input("\"text\":\"/start ref_abc\"")).isEqualTo(new Input.Command("start", "ref_abc"));
        assertThat(input("\"text\":\"/Menu@neurocards_bot\"")).isEqualTo(new Input.Command("menu", ""));
        assertThat(input("\"text\":\"/start\\n<b>x\"")).isEqualTo(new Input.Command("start", "<b>x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ 5 pieces", "//menu", "1/2", "/\u043c\u0435\u043d\u044e", "/menu! now"})
    void what_only_looks_like_a_command_is_a_text(String text) {
        assertThat(input("\"text\":\"" + text + "\"")).isEqualTo(new Input.Text(text));
    }

    @Test
    void of_a_photo_the_largest_size_counts() {
        var photo = input("""
                "photo":[{"file_id":"s","file_unique_id":"1","width":90,"height":60,"file_size":1000},
                         {"file_id":"l","file_unique_id":"2","width":900,"height":600,"file_size":50000},
                         {"file_id":"m","file_unique_id":"3","width":300,"height":200}],
                "caption":"a mug","media_group_id":"77\"""");

        assertThat(photo).isEqualTo(new Input.Photo("l", 50_000, 540_000, "77", "a mug"));
    }

    @ParameterizedTest
    @CsvSource({"image/png,a.png", "image/heic,", "application/octet-stream,photo.JPG", ",mug.webp"})
    void a_picture_sent_as_a_file_is_a_photo(String type, String name) {
        var document = "\"document\":{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"file_size\":7"
                + (type == null ? "" : ",\"mime_type\":\"" + type + "\"")
                + (name == null ? "" : ",\"file_name\":\"" + name + "\"") + "}";

        assertThat(input(document)).isEqualTo(new Input.Photo("f", 7, 0, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STICKER|\"sticker\":{\"file_id\":\"f\"}",
                "VOICE|\"voice\":{\"file_id\":\"f\"}",
                "VIDEO|\"video\":{\"file_id\":\"f\"}",
                "VIDEO|\"video_note\":{\"file_id\":\"f\"}",
                "ANIMATION|\"animation\":{\"file_id\":\"f\"},\"document\":{\"file_id\":\"f\",\"mime_type\":\"video/mp4\"}",
                "AUDIO|\"audio\":{\"file_id\":\"f\"}",
                "FILE|\"document\":{\"file_id\":\"f\",\"mime_type\":\"application/pdf\",\"file_name\":\"a.pdf\"}",
                "FILE|\"document\":{\"file_id\":\"f\"}",
                "LOCATION|\"location\":{\"latitude\":1.0,\"longitude\":2.0}",
                "LOCATION|\"venue\":{\"title\":\"a\"},\"location\":{\"latitude\":1.0,\"longitude\":2.0}",
                "CONTACT|\"contact\":{\"phone_number\":\"1\",\"first_name\":\"A\"}",
                "DICE|\"dice\":{\"emoji\":\"x\",\"value\":3}",
                "POLL|\"poll\":{\"id\":\"1\",\"question\":\"?\"}"
            })
    void what_does_not_fit_is_named(Kind kind, String content) {
        assertThat(input(content)).isEqualTo(new Input.Unfitting(kind));
    }

    @Test
    void an_edited_message_is_not_taken_for_a_new_one() {
        var update = update("\"edited_message\":" + message("private", "\"text\":\"a blue mug\""));

        assertThat(update)
                .isInstanceOfSatisfying(
                        Received.InPrivate.class,
                        received -> assertThat(received.input()).isEqualTo(new Input.Unfitting(Kind.EDITED)));
    }

    @Test
    void groups_channels_bots_and_service_messages_are_told_apart() {
        assertThat(update("\"message\":" + message("group", "\"text\":\"/start\"")))
                .isInstanceOf(Received.InGroup.class);
        assertThat(update("\"message\":" + message("supergroup", "\"text\":\"hi\"")))
                .isInstanceOf(Received.InGroup.class);
        assertThat(update("\"channel_post\":" + message("channel", "\"text\":\"hi\"")))
                .isEqualTo(new Received.Nowhere());
        assertThat(update("\"message\":" + message("channel", "\"text\":\"hi\"")))
                .isEqualTo(new Received.Nowhere());
        assertThat(update("\"message\":" + message("private", "\"delete_chat_photo\":true")))
                .isEqualTo(new Received.Nowhere());
        assertThat(update("\"my_chat_member\":{}")).isEqualTo(new Received.Nowhere());
        assertThat(update("\"message\":{\"message_id\":1}")).isEqualTo(new Received.Nowhere());
    }

    @Test
    void a_press_is_read_also_from_a_message_that_telegram_no_longer_has() {
        var pressed =
                "\"callback_query\":{\"id\":\"9\",\"from\":" + ANNA + ",\"data\":\"count:3\",\"message\":{\"chat\":"
                        + "{\"id\":5000000001,\"type\":\"private\"},\"message_id\":4,\"date\":0}}";

        assertThat(update(pressed)).isInstanceOfSatisfying(Received.InPrivate.class, received -> {
            assertThat(received.input()).isEqualTo(new Input.Pressed("9", new Press.Count(3), null));
            assertThat(received.sender().id()).isEqualTo(5_000_000_001L);
        });
    }

    @Test
    void a_forged_press_is_a_press_that_means_nothing() {
        var pressed = "\"callback_query\":{\"id\":\"9\",\"from\":" + ANNA + ",\"data\":\"count:1000\"}";

        assertThat(update(pressed))
                .isInstanceOfSatisfying(
                        Received.InPrivate.class,
                        received -> assertThat(received.input()).isEqualTo(new Input.Pressed("9", null, null)));
    }

    @Test
    void a_press_tells_which_message_it_is_below_and_whether_that_is_a_text() {
        for (var text : List.of(true, false)) {
            var pressed = "\"callback_query\":{\"id\":\"9\",\"from\":" + ANNA + ",\"data\":\"topup\",\"message\":"
                    + message("private", text ? "\"text\":\"hi\"" : "\"video\":{\"file_id\":\"f\"}") + "}";

            assertThat(update(pressed))
                    .isInstanceOfSatisfying(
                            Received.InPrivate.class,
                            received -> assertThat(received.input())
                                    .isEqualTo(new Input.Pressed("9", new Press.TopUp(), new Input.Where(3, text))));
        }
    }

    @Test
    void a_payment_is_a_payment() {
        var paid = input("""
                "successful_payment":{"currency":"XTR","total_amount":390,"invoice_payload":"p",
                    "telegram_payment_charge_id":"c","provider_payment_charge_id":""}""");

        assertThat(paid).isEqualTo(new Input.Paid("p", "XTR", 390, "c"));
    }

    @Test
    void names_are_cut_between_characters_and_languages_are_ours() {
        var long_name = "\uD83D\uDC5F".repeat(70);
        var update =
                update("\"message\":" + message("private", "\"text\":\"hi\"").replace("Anna", long_name));

        assertThat(update)
                .isInstanceOfSatisfying(
                        Received.InPrivate.class,
                        received -> assertThat(received.sender().firstName()).isEqualTo("\uD83D\uDC5F".repeat(64)));
        assertThat(new Sender(1, null, null, "pt-BR").locale()).isEqualTo(Locale.ENGLISH);
        assertThat(new Sender(1, null, null, "uk").locale()).isEqualTo(Locale.of("ru"));
        assertThat(new Sender(1, null, null, null).locale()).isEqualTo(Locale.of("ru"));
    }

    private static Input input(String content) {
        return update("\"message\":" + message("private", content)) instanceof Received.InPrivate received
                ? received.input()
                : new Input.Unfitting(Kind.OTHER);
    }

    private static String message(String chat, String content) {
        return "{\"message_id\":3,\"date\":1,\"chat\":{\"id\":5000000001,\"type\":\"" + chat + "\"},\"from\":" + ANNA
                + "," + content + "}";
    }

    private static Received update(String content) {
        return Updates.read(BotUtils.parseUpdate("{\"update_id\":1," + content + "}"));
    }
}
