package io.neurocards.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a request: chats over restarts, updates until they are taken. */
class LastingTest {

    @TempDir
    private Path folder;

    @Test
    void a_restart_keeps_chats_files_and_what_the_bot_has_not_heard() {
        long person;
        String file;
        int lastId;
        try (var first = SandboxTelegram.start(folder)) {
            var anna = first.person("Анна", "ru");
            person = anna.id();
            anna.says("/start");
            var bot = first.client();
            file = bot.execute(new SendDocument(person, new byte[] {1, 2, 3}).fileName("a.bin"))
                    .message()
                    .document()
                    .fileId();
            lastId = bot.execute(new SendMessage(person, "до")).message().messageId();
            bot.shutdown();
        }

        try (var second = SandboxTelegram.start(folder)) {
            var bot = second.client();
            var after = bot.execute(new SendMessage(person, "после")).message().messageId();
            var size = bot.execute(new GetFile(file)).file().fileSize();
            var heard = bot.execute(new GetUpdates()).updates();

            assertThat(after).isEqualTo(lastId + 1);
            assertThat(size).isEqualTo(3);
            assertThat(heard).extracting(update -> update.message().text()).containsExactly("/start");
            assertThat(second.person(person, "Анна", "ru").messages())
                    .extracting(TelegramPerson.Seen::text)
                    .containsExactly("/start", "", "до", "после");
            bot.shutdown();
        }
    }

    @Test
    void a_confirmed_update_never_comes_back_unless_that_was_ordered() {
        try (var sandbox = SandboxTelegram.start(folder)) {
            var bot = new BotApiCalls(sandbox.api());
            sandbox.order("duplicate_update", 1, "", 0);
            sandbox.person("Анна", "ru").says("раз");

            var first = bot.call("getUpdates", "{}").path("result");
            var offset = first.path(0).path("update_id").asInt(0) + 1;
            var again = bot.call("getUpdates", "{\"offset\":" + offset + "}").path("result");
            var third = bot.call("getUpdates", "{\"offset\":" + offset + "}").path("result");

            assertThat(first).hasSize(1);
            assertThat(again).isEqualTo(first);
            assertThat(third).isEmpty();
        }
    }

    @Test
    void the_kinds_of_updates_that_a_bot_asked_for_are_remembered() {
        try (var sandbox = SandboxTelegram.start(folder)) {
            var bot = new BotApiCalls(sandbox.api());
            var anna = sandbox.person("Анна", "ru");
            bot.call("getUpdates", "{\"allowed_updates\":[\"my_chat_member\"]}");

            anna.says("не слышно");
            anna.blocks();
            var heard = bot.call("getUpdates", "{}").path("result");

            assertThat(heard).hasSize(1);
            assertThat(heard.path(0).has("my_chat_member")).isTrue();
        }
    }

    @Test
    void too_many_messages_to_a_chat_are_told_to_wait() {
        try (var sandbox = SandboxTelegram.start(folder)) {
            var bot = new BotApiCalls(sandbox.api());
            var anna = sandbox.person("Анна", "ru");
            anna.says("/start");

            var refusal = "";
            for (var number = 0; number < 60 && !refusal.startsWith("429"); number++) {
                refusal = bot.refusal("sendMessage", "{\"chat_id\":" + anna.id() + ",\"text\":\"" + number + "\"}");
            }

            assertThat(refusal).startsWith("429 Too Many Requests: retry after ");
        }
    }

    @Test
    void a_webhook_gets_the_secret_and_what_it_refused_comes_again_in_order() throws Exception {
        var bodies = new LinkedBlockingQueue<String>();
        var tries = new AtomicInteger();
        var hook = webhook(bodies, tries);
        try (var sandbox = SandboxTelegram.start(folder)) {
            var bot = new BotApiCalls(sandbox.api());
            var anna = sandbox.person("Анна", "ru");
            var address = "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook";

            var set = bot.call("setWebhook", "{\"url\":\"" + address + "\",\"secret_token\":\"s3cret_-\"}");
            var polling = bot.refusal("getUpdates", "{}");
            anna.says("раз");
            anna.says("два");

            assertThat(set.path("description").asString("")).isEqualTo("Webhook was set");
            assertThat(polling).startsWith("409 Conflict: can't use getUpdates method while webhook is active");
            assertThat(bodies.poll(30, TimeUnit.SECONDS)).contains("раз");
            assertThat(bodies.poll(30, TimeUnit.SECONDS)).contains("два");
            assertThat(tries).hasValueGreaterThanOrEqualTo(3);
            assertThat(anna.awaitText("из ответа").fromBot()).isTrue();
            assertThat(bot.call("deleteWebhook", "{}").path("description").asString(""))
                    .isEqualTo("Webhook was deleted");
        } finally {
            hook.stop(0);
        }
    }

    /** Answers 401 to a wrong secret, 500 to the first right request, and to the others with a message to send. */
    private static HttpServer webhook(BlockingQueue<String> bodies, AtomicInteger tries) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var secret = exchange.getRequestHeaders().getOrDefault("X-Telegram-Bot-Api-Secret-Token", List.of());
            var code = !secret.equals(List.of("s3cret_-")) ? 401 : tries.incrementAndGet() == 1 ? 500 : 200;
            var answer = new byte[0];
            if (code == 200) {
                bodies.add(body);
                var chat = body.replaceAll("(?s).*\"chat\":\\{\"id\":(\\d+).*", "$1");
                answer = ("{\"method\":\"sendMessage\",\"chat_id\":" + chat + ",\"text\":\"из ответа\"}")
                        .getBytes(StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
