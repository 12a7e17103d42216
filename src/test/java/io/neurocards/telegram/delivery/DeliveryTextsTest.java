package io.neurocards.telegram.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import io.neurocards.ledger.Balance;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.shared.Bundles;
import io.neurocards.shared.Credits;
import io.neurocards.videos.Stage;
import io.neurocards.videos.Template;
import io.neurocards.videos.VideoView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern IN_CODE = Pattern.compile(
            "(?:text|button|plain)\\([^\"()]*\"([a-z][a-z.-]+[a-z])\"|\"(resend\\.[a-z-]+)\"|\"(button\\.[a-z-]+)\"");
    private static final Path CODE = Path.of("src/main/java/io/neurocards/telegram/delivery");

    @Test
    void both_languages_say_the_same_things_and_nothing_is_empty() throws IOException {
        Bundles.assertAlike("telegram-delivery", PLACE);
        for (var language : new String[] {"ru", "en"}) {
            assertThat(Bundles.read("telegram-delivery", language).values())
                    .allSatisfy(text -> assertThat(text.toString()).doesNotContain("'"));
        }
    }

    @Test
    void every_text_that_the_code_asks_for_is_there() throws IOException {
        var texts = Bundles.read("telegram-delivery", "ru").stringPropertyNames();
        var asked = new TreeSet<String>();
        try (var files = Files.list(CODE)) {
            files.map(DeliveryTextsTest::read)
                    .flatMap(DeliveryTextsTest::keysIn)
                    .forEach(asked::add);
        }

        assertThat(asked).hasSizeGreaterThan(20).isSubsetOf(texts);
        assertThat(Arrays.stream(Stage.values())
                        .filter(stage -> stage.status() == Stage.Status.PROCESSING)
                        .map(stage -> "stage." + stage.text()))
                .isSubsetOf(texts);
    }

    @Test
    void russian_counts_credits_clips_and_days_right() {
        var words = new Words(Words.bundle(), Locale.of("ru"));

        assertThat(List.of(words.credits(1), words.credits(3), words.credits(11), words.credits(21)))
                .containsExactly("1\u00a0кредит", "3\u00a0кредита", "11\u00a0кредитов", "21\u00a0кредит");
        assertThat(words.clips(5)).isEqualTo("5\u00a0роликов");
        assertThat(words.days(2)).isEqualTo("2\u00a0дня");
    }

    @Test
    void what_a_customer_wrote_is_never_markup_and_never_half_a_character() {
        assertThat(Words.quoted("<b>\"Тапки\" & Ко</b>", 100))
                .isEqualTo("&lt;b&gt;&quot;Тапки&quot; &amp; Ко&lt;/b&gt;");
        assertThat(Words.quoted("👟".repeat(50), 10)).isEqualTo("👟".repeat(9) + "…");
        assertThat(Words.quoted(" a\n\tb ", 10)).isEqualTo("a b");
    }

    @Test
    void a_description_that_fills_everything_stays_within_telegrams_limits() {
        var video = video(Stage.QUEUED, "\"<&>\"".repeat(200), 5);
        var videos = List.of(video, video, video, video, video);
        var text = new ProgressText(new Words(Words.bundle(), Locale.of("ru"))).whileMaking(videos);

        assertThat(text.text().length()).isLessThan(4096);
    }

    @Test
    void every_button_fits_sixty_four_bytes() {
        var video = video(Stage.COMPLETED, "shoe", 1);
        var buttons = new Buttons(new Words(Words.bundle(), Locale.of("ru")));
        var nothing = new Balance(Credits.ZERO, Credits.ZERO);
        var waiting = List.of(video(Stage.QUEUED, "shoe", 1), video(Stage.GENERATING, "shoe", 1));

        assertThat(Stream.of(
                                buttons.whileMaking(UUID.randomUUID(), waiting),
                                buttons.whileMaking(UUID.randomUUID(), waiting.subList(0, 1)),
                                buttons.afterwards(video, nothing),
                                buttons.belowClip(video),
                                buttons.belowNotice(video, nothing))
                        .flatMap(DeliveryTextsTest::callbacks))
                .hasSizeGreaterThan(10)
                .allSatisfy(data ->
                        assertThat(data.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 64));
    }

    private static Stream<String> callbacks(InlineKeyboardMarkup keyboard) {
        return Arrays.stream(keyboard.inlineKeyboard()).flatMap(Arrays::stream).map(InlineKeyboardButton::callbackData);
    }

    private static VideoView video(Stage stage, String description, int position) {
        var now = Instant.parse("2026-03-01T09:00:00Z");
        return new VideoView(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Template.AD,
                "local",
                description,
                "",
                5,
                stage,
                0,
                stage == Stage.QUEUED ? position : null,
                600,
                true,
                1,
                false,
                new MediaKey(Bucket.INPUTS, "photo.jpg"),
                null,
                null,
                false,
                false,
                null,
                VideoView.MadeBy.SOFTWARE,
                null,
                now,
                null,
                null);
    }

    private static Stream<String> keysIn(String source) {
        return IN_CODE.matcher(source)
                .results()
                .map(found -> Stream.of(found.group(1), found.group(2), found.group(3))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .filter(key -> !key.startsWith("plural"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
