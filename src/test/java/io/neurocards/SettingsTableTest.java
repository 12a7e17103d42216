package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The table of settings in the documentation has every setting, and the default that the code has. */
class SettingsTableTest {

    private static final Pattern NUMBER = Pattern.compile("[0-9.]*[0-9]");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");

    @Test
    void every_setting_has_a_place_in_it_and_nothing_else_has() throws IOException {
        assertThat(defaultsByName().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Setting.values()).map(Setting::name).toList());
    }

    @Test
    void defaults_are_those_of_the_code() throws IOException, ClassNotFoundException {
        var ofCode = defaultsOfCode();
        var compared = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (var row : defaultsByName().entrySet()) {
            var wanted = ofCode.get(Setting.valueOf(row.getKey()).property());
            if (wanted != null && wanted.matches("-?[0-9.]+[hd]?")) {
                compared.add(row.getKey());
                var said = NUMBER.matcher(row.getValue()).results().map(found -> found.group());
                if (said.noneMatch(wanted.replaceAll("[hd]$", "")::equals)) {
                    wrong.add(row.getKey() + " is " + wanted + " and not " + row.getValue());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).hasSizeGreaterThan(35);
    }

    /** Returns what stands in the second column, which speaks of all names of its row or of each in their order. */
    private static Map<String, String> defaultsByName() throws IOException {
        var found = new LinkedHashMap<String, String>();
        var rows = Files.readAllLines(Path.of("docs/running.md")).stream()
                .dropWhile(line -> !line.equals("| name | default | meaning |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        for (var row : rows) {
            var columns = row.split(" *\\| *", -1);
            var names = NAME.matcher(columns[1].replaceAll("\\b([A-Z_]+)_1\\b", ""))
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertThat(names).as(row).isNotEmpty();
            var parts = List.of(columns[2].split("[,;] *", -1));
            for (var at = 0; at < names.size(); at++) {
                var before = found.put(names.get(at), parts.size() == names.size() ? parts.get(at) : columns[2]);
                assertThat(before).as(names.get(at) + " stands there once").isNull();
            }
        }
        return found;
    }

    private static Map<String, String> defaultsOfCode() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        // Records of settings are called Settings or Limits; reading all other classes takes seconds.
        scanner.setResourcePattern("**/*s.class");
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var found = new HashMap<String, String>();
        for (var candidate : scanner.findCandidateComponents("io.neurocards")) {
            var type = Class.forName(candidate.getBeanClassName());
            if (type.isRecord()) {
                var prefix = type.getAnnotation(ConfigurationProperties.class);
                collect(prefix.value().isEmpty() ? prefix.prefix() : prefix.value(), type, found);
            }
        }
        return found;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> found) {
        var constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> each.getParameterCount() == type.getRecordComponents().length)
                .findFirst()
                .orElseThrow();
        var components = type.getRecordComponents();
        for (var at = 0; at < components.length; at++) {
            var parameter = constructor.getParameters()[at];
            var property = prefix + "." + kebab(components[at], parameter.getAnnotation(Name.class));
            var value = parameter.getAnnotation(DefaultValue.class);
            if (value != null && value.value().length == 1) {
                found.put(property, value.value()[0]);
            }
            if (components[at].getType().isRecord()) {
                collect(property, components[at].getType(), found);
            }
        }
    }

    private static String kebab(RecordComponent component, Name name) {
        return name != null
                ? name.value()
                : component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
