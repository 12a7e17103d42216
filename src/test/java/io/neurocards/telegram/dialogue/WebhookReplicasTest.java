package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.TestStart;
import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.shared.FreePort;
import io.neurocards.shared.Until;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two studios on one database, to which a balancer hands Telegram's calls as it likes. */
@Thorough
class WebhookReplicasTest {

    private static final String SECRET = "the-secret_of-this-webhook";

    @TempDir
    Path folder;

    private int next = 2_000_000_000;

    @Test
    void updates_of_one_dialogue_that_come_to_either_go_on_where_the_other_left_off_also_when_one_ends()
            throws Exception {
        var one = FreePort.take();
        var other = FreePort.take();
        try (var database = TestDatabase.fresh();
                var telegram = SandboxTelegram.start(folder.resolve("telegram"));
                var first = studio(database, telegram, "one", one)) {
            try (var _ = studio(database, telegram, "other", other)) {
                // Telegram itself calls the one that was started last.
                var anna = telegram.person("Anna", "en");
                anna.says("/start");
                anna.awaitText("terms of use");
                anna.presses("\u2705 I accept");
                anna.awaitText("Welcome");
                var holder = holder(database);

                says(one, anna.id(), "/generation");
                anna.awaitText("good light");
                anna.sendsPhoto(Files.readAllBytes(Visitors.PHOTO), "");
                anna.awaitText("what the product is");
                says(one, anna.id(), "a white sneaker");
                var template = anna.awaitText("Choose a template");
                first.close();
                anna.presses(template.id(), "tpl:ad");
                anna.awaitText("Any wishes");
                says(other, anna.id(), "slowly, please");
                anna.awaitText("How many");

                assertThat(holder(database)).as("who handles now").isNotEqualTo(holder);
                assertThat(database.jdbc()
                                .sql("select count(*) from telegram_updates where update_id >= 2000000000")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(3);
            }
        }
    }

    private static String holder(TestDatabase database) {
        var sql = "select holder::text from telegram_leases where name like 'updates:%' and holder is not null";
        Until.holds(
                "somebody handles",
                () -> !database.jdbc().sql(sql).query(String.class).list().isEmpty());
        return database.jdbc().sql(sql).query(String.class).single();
    }

    private void says(int port, long person, String text) throws IOException, InterruptedException {
        var update = """
                {"update_id":%d,"message":{"message_id":%d,"date":1,"text":"%s",
                "chat":{"id":%4$d,"type":"private","first_name":"Anna"},
                "from":{"id":%4$d,"is_bot":false,"first_name":"Anna","language_code":"en"}}}""".formatted(next, next - 1_999_000_000, text, person);
        next++;
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/telegram/webhook"))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                .POST(BodyPublishers.ofString(update));
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext studio(
            TestDatabase database, SandboxTelegram telegram, String name, int port) {
        var arguments = new ArrayList<>(RunningStudio.arguments(database.url(), folder));
        arguments.removeIf(argument -> argument.startsWith("--server.port=")
                || argument.startsWith("--neurocards.videos.node-file=")
                || argument.startsWith("--neurocards.sandbox.telegram.folder="));
        arguments.addAll(List.of(
                "--server.port=" + port,
                "--neurocards.videos.node-file=" + folder.resolve(name + ".id"),
                "--neurocards.sandbox.telegram.folder=" + folder.resolve(name + "-telegram"),
                "--neurocards.telegram.token=" + SandboxTelegram.TOKEN,
                "--neurocards.telegram.sandbox=false",
                "--neurocards.telegram.api-url=" + telegram.api(),
                "--neurocards.telegram.mode=webhook",
                "--neurocards.telegram.webhook-secret=" + SECRET,
                "--neurocards.web.public-base-url=http://localhost:" + port));
        return TestStart.product(arguments);
    }
}
