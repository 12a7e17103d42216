package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first page of the documentation has people type does what it says, in either language. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
class ReadmesTest {

    private static final Path ENGLISH = Path.of("README.md");
    private static final Path RUSSIAN = Path.of("README.ru.md");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    @TempDir
    Path folder;

    @Test
    void both_languages_have_people_type_the_same() throws IOException {
        assertThat(typed(RUSSIAN)).isEqualTo(typed(ENGLISH)).hasSizeGreaterThan(2);
    }

    @Test
    void five_commands_in_a_shell_bring_a_clip() throws Exception {
        var commands = Files.readString(ENGLISH)
                .transform(text -> BLOCK.matcher(text).results())
                .map(block -> block.group(1))
                .filter(block -> block.startsWith("curl"))
                .findFirst()
                .orElseThrow();
        assertThat(commands.lines()).hasSize(5);
        var photo = Path.of("src/test/resources/photos").toAbsolutePath();
        try (var studio = RunningStudio.start(folder.resolve("studio"))) {
            var port = URI.create(studio.address()).getPort();
            var script = "set -eo pipefail\n"
                    + commands.replace("localhost:8080", "localhost:" + port)
                            .replace("src/test/resources/photos", photo.toString());
            var said = folder.resolve("said.txt");
            var shell = new ProcessBuilder("bash", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(shell.waitFor()).as(Files.readString(said)).isZero();
        }

        var clip = Files.readAllBytes(folder.resolve("clip.mp4"));
        assertThat(clip).hasSizeGreaterThan(100_000);
        assertThat(new String(clip, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }

    private static List<String> typed(Path readme) throws IOException {
        return BLOCK.matcher(Files.readString(readme))
                .results()
                .map(MatchResult::group)
                .flatMap(String::lines)
                .map(line -> COMMENT.matcher(line).replaceAll(""))
                .toList();
    }
}
