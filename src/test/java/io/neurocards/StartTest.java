package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as an operator starts it: a process of its own in an empty folder. */
@Thorough
class StartTest {

    @TempDir
    Path folder;

    @Test
    void a_start_obeys_the_environment_and_the_file_and_says_what_is_on() throws Exception {
        var settings =
                Files.writeString(folder.resolve(".env"), "PORT=1\nSTORAGE_PATH=./clips\nNEUROCARDS_MODE=demo\n");
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
        var port = FreePort.take();
        try (var database = TestDatabase.fresh()) {
            var process = start(
                    Map.of("PORT", Integer.toString(port)),
                    "--neurocards.database.url=" + database.url(),
                    "--neurocards.rendering.programs="
                            + Path.of("target", "test-programs").toAbsolutePath());
            try {
                var said = saidUntil(process, "Others on this machine can get at");

                try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    assertThat(socket.isConnected()).isTrue();
                }
                assertThat(said)
                        .contains("NeuroCards is ready: http://localhost:" + port)
                        .containsPattern("demo mode +on ")
                        .containsPattern("storage +on +in the folder ./clips")
                        .containsPattern("WARN.*STORAGE_PATH \\(now STORAGE_BASE_PATH\\)")
                        .containsPattern("WARN.*rw-r--r--.*chmod 600 '/.*/\\.env'")
                        .doesNotContain(database.url());
                assertThat(folder.resolve("data").resolve("secret.key")).exists();
            } finally {
                process.destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void a_start_that_can_not_be_meant_ends_with_one_screen_and_no_stack_trace() throws Exception {
        Files.writeString(folder.resolve(".env"), "WORKER_CONCURRENCY=0\nSMTP_PASSWORD=changeme\n");

        var process = start(Map.of("PORT", "abc", "FREE_CREDITS", "-1"));
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains(
                        "PORT must be a whole number from 0 to 65535",
                        "FREE_CREDITS must be a whole number from 0 to 1000",
                        "WORKER_CONCURRENCY must be a whole number from 1 to 16",
                        "SMTP_PASSWORD still holds a placeholder",
                        ".env.example")
                .doesNotContain("\tat ", "changeme");
        assertThat(said.lines()).hasSizeLessThan(25);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private Process start(Map<String, String> variables, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                NeuroCardsApplication.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static String saidUntil(Process process, String last) throws IOException {
        var said = new StringBuilder();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(last)) {
                return said.toString();
            }
        }
        throw new AssertionError("The application ended: " + said);
    }
}
