package io.neurocards.telegram.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.ledger.PostingKind;
import io.neurocards.operations.models.ModelsReport.Sale;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.shared.Bundles;
import io.neurocards.videos.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTextsTest {

    private static final Path CODE = Path.of("src/main/java/io/neurocards/telegram");
    private static final Pattern PLACE = Pattern.compile("\\{[\\w-]+}");
    private static final Pattern KEY =
            Pattern.compile("(?:text|plain)\\(\\s*(?:locale,\\s*)?\"([a-z0-9.-]+[a-z0-9])\"");
    /** As the constraint of job_attempts has them. */
    private static final String OUTCOMES =
            "submitting uncertain submitted ready returned refused failed lost given_up review late cancelled";

    private static final Pattern BUTTON = Pattern.compile("button\\(\"([a-z]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"telegram-admin", "alerts"})
    void both_languages_say_the_same_things(String bundle) throws IOException {
        Bundles.assertAlike(bundle, PLACE);
        assertThat(Bundles.read(bundle, "en").values())
                .allSatisfy(text -> assertThat(text.toString()).doesNotContain("'"));
    }

    @Test
    void no_text_is_missing() throws IOException {
        var keys = Bundles.read("telegram-admin", "en").stringPropertyNames();
        var code = new StringBuilder();
        for (var folder : new String[] {"admin", "broadcast"}) {
            try (var files = Files.list(CODE.resolve(folder))) {
                for (var file : files.toList()) {
                    code.append(Files.readString(file));
                }
            }
        }

        assertThat(found(KEY, code.toString())).isSubsetOf(keys);
        assertThat(found(BUTTON, code.toString()).stream().map(one -> "button." + one))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(Stage.values()).map(one -> "stage." + one.text()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(PostingKind.values()).map(one -> "kind." + one.text()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(AttemptAnswers.Kind.values()).map(one -> "said." + one.text()))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(Trouble.values()).map(one -> "key." + word(one).replace('-', '_')))
                .isSubsetOf(keys);
        assertThat(Arrays.stream(Sale.values()).map(one -> "sale." + word(one))).isSubsetOf(keys);
        assertThat(Arrays.stream(Sale.values()).map(one -> "sale." + word(one) + ".mark"))
                .isSubsetOf(keys);
        assertThat(Stream.of(OUTCOMES.split(" ")).map(one -> "try." + one)).isSubsetOf(keys);
        assertThat(Arrays.stream(Act.values()).map(one -> "why." + one.text())).isSubsetOf(keys);
        assertThat(Arrays.stream(Act.values()).map(one -> "confirm." + one.text()))
                .isSubsetOf(keys);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
