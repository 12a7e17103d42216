package io.neurocards.telegram.screens;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.ledger.PostingKind;
import io.neurocards.orders.Order;
import io.neurocards.shared.Money;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.input.Input;
import io.neurocards.videos.Stage;
import io.neurocards.videos.VideoType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path CODE = Path.of("src/main/java/io/neurocards/telegram");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z_]+)}");
    private static final Pattern IN_CODE = Pattern.compile("\"([a-z]+(?:[.-][a-z]+)+)\"");
    private static final Pattern CYRILLIC = Pattern.compile("[\\u0400-\\u04FF]|\\\\u04[0-9a-fA-F]{2}");

    private final Words russian = Words.in(Locale.of("ru"));
    private final Words english = Words.in(Locale.ENGLISH);

    @Test
    void both_languages_have_the_same_keys_and_the_same_places() throws IOException {
        var ru = bundle("ru");
        var en = bundle("en");

        assertThat(ru.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        assertThat(ru.stringPropertyNames())
                .filteredOn(key -> !key.startsWith("plural."))
                .allSatisfy(key -> {
                    assertThat(places(ru.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
                    assertThat(ru.getProperty(key)).as(key).isNotBlank();
                    assertThat(en.getProperty(key)).as(key).isNotBlank();
                });
    }

    @Test
    void every_key_that_the_code_names_exists() throws IOException {
        var keys = bundle("ru").stringPropertyNames();

        assertThat(keysInCode()).isNotEmpty().isSubsetOf(keys);
        assertThat(Arrays.stream(Stage.values()).map(stage -> "stage." + stage.text()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(PostingKind.values()).map(kind -> "posting." + kind.text()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(Order.Status.values()).map(status -> "purchase." + status.word()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(Platform.values()).map(platform -> "platform." + platform.word()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(VideoType.values()).map(type -> "type." + type.text()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(Input.Kind.values()).map(kind -> "unfitting." + kind.text()))
                .isSubsetOf(keys);
    }

    @Test
    void no_text_hides_in_the_code() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(
                                    CYRILLIC.matcher(Files.readString(file)).find())
                            .as(file.toString())
                            .isFalse());
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void every_problem_has_a_sentence_that_says_what_was_not_charged(ProblemCode code) {
        assertThat(russian.problem(code, Map.of()))
                .containsPattern("(?i)не списано|ничего больше не|ничего не заказано");
        assertThat(english.problem(code, Map.of())).containsPattern("(?i)nothing (more )?was (ordered|charged)");
    }

    @Test
    void whatever_a_customer_wrote_is_only_text() {
        var nasty = "a < b & <b>\"x\"</b> {balance} $1 \\\\ <script>";

        var text = english.text("ask.prompt-confirm", "prompt", nasty);

        assertThat(text)
                .contains("a &lt; b &amp; &lt;b&gt;&quot;x&quot;&lt;/b&gt; {balance} $1 \\\\ &lt;script&gt;")
                .doesNotContain("<b>")
                .doesNotContain("<script>");
        assertThat(english.problem(new ProblemException(ProblemCode.TEMPLATE_UNKNOWN).with("allowed", "<i>")))
                .contains("&lt;i&gt;");
        assertThat(english.plainProblem(new ProblemException(ProblemCode.TEMPLATE_UNKNOWN).with("allowed", "<i>")))
                .contains("<i>");
    }

    @ParameterizedTest
    @CsvSource({"1,кредит", "2,кредита", "5,кредитов", "11,кредитов", "21,кредит", "112,кредитов", "0,кредитов"})
    void russian_counts_in_three_forms(long count, String noun) {
        assertThat(russian.credits(count)).isEqualTo(count + "\u00a0" + noun);
    }

    @Test
    void amounts_read_as_people_write_them() {
        assertThat(russian.roubles(179_000)).isEqualTo("1\u00a0790 ₽");
        assertThat(russian.money(new Money("XTR", 205))).isEqualTo("205 ⭐");
        assertThat(english.money(new Money("USD", 1_250))).isEqualTo("$12.50");
        assertThat(russian.points(21)).isEqualTo("21\u00a0балл");
        assertThat(english.signed(-1)).isEqualTo("\u22121");
        assertThat(english.signed(2)).isEqualTo("+2");
        assertThat(english.minutes(Duration.ofSeconds(61))).isEqualTo("2\u00a0minutes");
        assertThat(english.minutes(Duration.ofSeconds(1))).isEqualTo("1\u00a0minute");
    }

    @Test
    void a_day_is_the_readers() {
        var evening = Instant.parse("2027-11-22T21:30:00Z");

        assertThat(english.day(evening)).isEqualTo("22 Nov 2027");
        assertThat(russian.day(evening)).isEqualTo("23 нояб. 2027");
    }

    @Test
    void a_text_is_cut_between_characters() {
        assertThat(Html.cut("\uD83D\uDC5F".repeat(5), 3)).isEqualTo("\uD83D\uDC5F\uD83D\uDC5F\u2026");
        assertThat(Html.cut("abc", 3)).isEqualTo("abc");
    }

    private static Properties bundle(String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve("telegram_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(match -> places.add(match.group(1)));
        return places;
    }

    /** Everything in quotes that is built like a key of ours. */
    private static Set<String> keysInCode() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(file -> file.toString().matches(".*/(dialogue|cabinet|checkout|screens)/[A-Za-z]+\\.java"))
                    .forEach(file -> IN_CODE.matcher(read(file)).results().forEach(match -> keys.add(match.group(1))));
        }
        keys.removeIf(key -> key.matches("telegram-.*|welcome\\.mp4|local\\.server\\.port|server\\.port"));
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
