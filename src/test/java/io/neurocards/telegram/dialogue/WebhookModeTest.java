package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.shared.FreePort;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telegram brings the updates, through everything that stands before the webhook. */
@Thorough
class WebhookModeTest {

    private static final String SECRET = "the-secret_of-this-webhook";
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    @TempDir
    Path folder;

    @Test
    void only_telegram_is_listened_to_and_each_update_is_acted_on_once() throws Exception {
        var port = FreePort.take();
        try (var studio = RunningStudio.start(folder, arguments(port))) {
            var visitors = new Visitors(studio);
            var person = visitors.accepted("Anna");
            var update =
                    "{\"update_id\":2000000001,\"message\":{\"message_id\":9001,\"date\":1,\"text\":\"/help\",\"chat\":{\"id\":"
                            + person.id() + ",\"type\":\"private\",\"first_name\":\"A\"},\"from\":{\"id\":"
                            + person.id()
                            + ",\"is_bot\":false,\"first_name\":\"A\",\"language_code\":\"en\"}}}";

            assertThat(post(studio, null, update)).isEqualTo(401);
            assertThat(post(studio, "wrong", update)).isEqualTo(401);
            assertThat(post(studio, SECRET, "{\"update_id\":")).isEqualTo(400);
            assertThat(post(studio, SECRET, "[]")).isEqualTo(400);
            assertThat(post(studio, SECRET, update.replace("/help", "x".repeat(1 << 20))))
                    .isEqualTo(413);
            assertThat(known(studio)).isZero();
            for (var times = 0; times < 5; times++) {
                assertThat(post(studio, SECRET, update)).isEqualTo(200);
            }

            person.awaitText("How it works");
            person.says("/terms");
            person.awaitMessage(
                    seen -> seen.text().contains("version") && !seen.text().contains("NeuroCards"));
            assertThat(Visitors.said(person, "How it works")).isEqualTo(1);
            assertThat(known(studio)).isEqualTo(1);
        }
    }

    private static int known(RunningStudio studio) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from telegram_updates where update_id = 2000000001")
                .query(Integer.class)
                .single();
    }

    private static String[] arguments(int port) {
        return Unhurried.arguments(
                "--server.port=" + port,
                "--neurocards.telegram.mode=webhook",
                "--neurocards.telegram.webhook-secret=" + SECRET,
                "--neurocards.web.public-base-url=http://localhost:" + port);
    }

    private static int post(RunningStudio studio, @Nullable String secret, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(studio.address() + "/telegram/webhook"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(HEADER, secret);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
