package io.neurocards.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Measures the sources on every build, prints the figures, and fails where a class has outgrown its reader. */
class CeilingsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LARGEST_CLASS = 300;
    private static final int MEDIAN_CLASS = 60;
    private static final int NINETIETH_PERCENTILE = 200;
    private static final int CONSTRUCTOR_PARAMETERS = 6;
    private static final int PUBLIC_TYPES_PER_MODULE_ROOT = 15;
    private static final double PACKAGE_PRIVATE_SHARE = 0.30;

    private final JavaClasses classes = ProductClasses.all();

    @Test
    void classes_stay_short() {
        var sizes = sourcesBelow(MAIN)
                .filter(file -> !file.endsWith("package-info.java"))
                .map(file -> new Size(file, lines(file).size()))
                .sorted(Comparator.comparingInt(Size::lines))
                .toList();
        var median = sizes.get(sizes.size() / 2).lines();
        var ninetieth = sizes.get(sizes.size() * 9 / 10).lines();
        System.out.printf(
                "Ceilings: files=%d, median=%d, p90=%d, largest=%s%n",
                sizes.size(), median, ninetieth, sizes.getLast());

        var main = sizes.stream().mapToInt(Size::lines).sum();
        var test = sourcesBelow(TEST).mapToInt(file -> lines(file).size()).sum();
        System.out.printf("Ceilings: main lines=%d, test lines=%d, ratio=%.2f%n", main, test, (double) test / main);

        assertThat(sizes)
                .allSatisfy(size ->
                        assertThat(size.lines()).as(size.file().toString()).isLessThanOrEqualTo(LARGEST_CLASS));
        assertThat(median).as("median lines").isLessThanOrEqualTo(MEDIAN_CLASS);
        assertThat(ninetieth).as("90th percentile of lines").isLessThanOrEqualTo(NINETIETH_PERCENTILE);
    }

    @Test
    void constructors_take_few_parameters() {
        assertThat(classes)
                .filteredOn(type -> !type.isRecord() && !type.isEnum())
                .allSatisfy(type -> assertThat(type.getConstructors())
                        .as(type.getName())
                        .allSatisfy(constructor -> assertThat(constructor.getRawParameterTypes())
                                .hasSizeLessThanOrEqualTo(CONSTRUCTOR_PARAMETERS)));
    }

    @Test
    void modules_keep_most_types_to_themselves() {
        var topLevel = classes.stream()
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                .filter(type ->
                        !List.of("io.neurocards", "io.neurocards.shared").contains(type.getPackageName()))
                .toList();
        var hidden = topLevel.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        var share = (double) hidden / topLevel.size();
        System.out.printf("Ceilings: types=%d, package-private=%.0f %%%n", topLevel.size(), share * 100);
        if (!topLevel.isEmpty()) {
            assertThat(share).as("package-private share of types").isGreaterThanOrEqualTo(PACKAGE_PRIVATE_SHARE);
        }

        var publicByPackage = topLevel.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .collect(java.util.stream.Collectors.groupingBy(
                        JavaClass::getPackageName, java.util.stream.Collectors.counting()));
        assertThat(publicByPackage)
                .allSatisfy((name, count) -> assertThat(count)
                        .as("public types in " + name)
                        .isLessThanOrEqualTo(PUBLIC_TYPES_PER_MODULE_ROOT));
    }

    @Test
    void tests_use_no_mocking_library() {
        assertThat(sourcesBelow(TEST))
                .allSatisfy(file -> assertThat(lines(file))
                        .as(file + ": ship a fake instead")
                        .noneMatch(line -> line.startsWith("import") && line.contains("mockito")));
    }

    private record Size(Path file, int lines) {}

    private static Stream<Path> sourcesBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
