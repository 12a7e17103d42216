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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages of the documentation have people type does what they say; the first one's in either language. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
class ReadmesTest {

    private static final Path ENGLISH = Path.of("README.md");
    private static final Path RUSSIAN = Path.of("README.ru.md");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    private static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";

    /** Any answer that refuses ends the script. */
    private static final String BEGIN = "set -eo pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n";

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(folder.resolve("studio"), "--neurocards.web.admin-token=" + ADMIN_TOKEN);
        Files.copy(Path.of("src/test/resources/photos/sneaker.jpg"), folder.resolve("sneaker.jpg"));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

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
        run("set -eo pipefail\n" + commands.replace("src/test/resources/photos", photo.toString()));

        assertThatAClipCame();
    }

    @Test
    void from_a_key_to_a_clip_and_a_webhook_as_partners_are_told() throws Exception {
        run(BEGIN + "unset V H\n" + commandsOf("partners")
                + "echo \"$H\" | jq -e '.secret | startswith(\"whsec_\")'\n");

        assertThatAClipCame();
    }

    private static String commandsOf(String page) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("docs", page + ".md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("curl -s"))
                .collect(Collectors.joining());
    }

    private static void run(String script) throws IOException, InterruptedException {
        var port = URI.create(studio.address()).getPort();
        var said = folder.resolve("said.txt");
        var shell = new ProcessBuilder(
                        "timeout", "150", "bash", "-c", script.replace("localhost:8080", "localhost:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        shell.environment().put("ADMIN_TOKEN", ADMIN_TOKEN);
        var code = shell.start().waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
    }

    private static void assertThatAClipCame() throws IOException {
        var clip = Files.readAllBytes(folder.resolve("clip.mp4"));
        assertThat(clip).hasSizeGreaterThan(100_000);
        assertThat(new String(clip, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        Files.delete(folder.resolve("clip.mp4"));
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
