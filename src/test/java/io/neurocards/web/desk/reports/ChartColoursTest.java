package io.neurocards.web.desk.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn stands out from its card by 3:1, and what is read by 4.5:1, in the colours that are shipped (WCAG 2.2, 1.4.3 and 1.4.11). */
class ChartColoursTest {

    private static final Path ASSETS = Path.of("src", "main", "resources", "static", "assets");
    private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6})\\b");
    private static final String DARK = "@media (prefers-color-scheme: dark)";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_colour_of_a_chart_stands_out_from_its_card(boolean isDark) throws IOException {
        var colours = colours(isDark);
        var surface = luminance(colours.get("surface"));

        assertThat(Stream.of("c0", "c1", "c2", "c3", "c4", "c5"))
                .allSatisfy(name -> assertThat(contrast(luminance(colours.get(name)), surface))
                        .as(name + " " + colours.get(name) + " on " + colours.get("surface"))
                        .isGreaterThanOrEqualTo(3));
        assertThat(Stream.of("muted", "ink", "good", "warn", "danger"))
                .allSatisfy(name -> assertThat(contrast(luminance(colours.get(name)), surface))
                        .as(name + " " + colours.get(name))
                        .isGreaterThanOrEqualTo(4.5));
    }

    /** Returns the variables of both stylesheets; what is said of the dark comes after what is said of all. */
    private static Map<String, String> colours(boolean isDark) throws IOException {
        var colours = new TreeMap<String, String>();
        for (var sheet : new String[] {"studio.css", "desk-charts.css"}) {
            var text = Files.readString(ASSETS.resolve(sheet), StandardCharsets.UTF_8);
            var dark = text.indexOf(DARK);
            var end = text.indexOf("\n}", dark);
            assertThat(dark).as(sheet + " has colours for the dark").isPositive();
            read(text.substring(0, dark), colours);
            if (isDark) {
                read(text.substring(dark, end), colours);
            }
        }
        return colours;
    }

    private static void read(String text, Map<String, String> colours) {
        var found = VARIABLE.matcher(text);
        while (found.find()) {
            colours.put(found.group(1), found.group(2));
        }
    }

    private static double luminance(String colour) {
        return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
    }

    private static double part(String colour, int from) {
        var value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
}
