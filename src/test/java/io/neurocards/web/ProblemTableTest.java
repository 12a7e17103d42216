package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever writes a program looks up there what a code means: every one stands in the table, once, beside its status. */
class ProblemTableTest {

    private static final String HEAD = "| status | codes |";

    @Test
    void the_table_of_problems_has_every_code_beside_its_status() throws IOException {
        var written = rows().stream().flatMap(ProblemTableTest::codes).toList();

        assertThat(written).doesNotHaveDuplicates();
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(code -> Problems.status(code).value() + " " + code.text())
                        .toList());
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("docs", "api.md")).stream()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** Returns the status and each code of a row; what stands in brackets explains the code before it. */
    private static Stream<String> codes(String row) {
        var cells = row.split("\\|");
        return Arrays.stream(cells[2].replaceAll("\\([^)]*\\)", "").split(","))
                .map(code -> cells[1].strip() + " " + code.strip());
    }
}
