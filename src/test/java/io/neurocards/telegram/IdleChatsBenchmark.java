package io.neurocards.telegram;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.NeuroCardsApplication;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.FreePort;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.web.RunningStudio;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/**
 * Says what dialogues cost in memory that have begun an order and say nothing more: the whole application, updates by its
 * webhook. Replies are dropped at the queue, so that the sandbox, which remembers every chat, is no part of it.
 */
final class IdleChatsBenchmark {

    private static final int[] CHATS = {0, 1_000, 10_000};
    private static final int AT_ONCE = 16;
    private static final long FIRST_CHAT = 7_200_000_000L;
    private static final String SECRET = "the-secret-of-this-benchmark";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestDatabase database;
    private final URI webhook;

    private IdleChatsBenchmark(TestDatabase database, int port) {
        this.database = database;
        this.webhook = URI.create("http://localhost:" + port + "/telegram/webhook");
    }

    /** Not a configuration by name, so that no test finds it. */
    static class Muted {

        @Bean
        static BeanPostProcessor mute() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Outgoing ? new Nowhere() : bean;
                }
            };
        }
    }

    private static final class Nowhere implements Outgoing {

        @Override
        public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
                long chat, Urgency urgency, BaseRequest<T, R> request) {
            return CompletableFuture.completedFuture(new Answer.Blocked<>());
        }
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("neurocards-idle-chats");
        try (var database = TestDatabase.fresh()) {
            var port = FreePort.take();
            var settings = new ArrayList<>(RunningStudio.arguments(database.url(), folder));
            settings.remove("--server.port=0");
            settings.add("--server.port=" + port);
            settings.add("--neurocards.telegram.mode=webhook");
            settings.add("--neurocards.telegram.webhook-secret=" + SECRET);
            settings.add("--neurocards.web.public-base-url=http://localhost:" + port);
            settings.add("--logging.level.root=warn");
            var sources = new Class<?>[] {NeuroCardsApplication.class, Muted.class};
            try (var context = SpringApplication.run(sources, settings.toArray(String[]::new))) {
                var benchmark = new IdleChatsBenchmark(database, port);
                var join = context.getBean(JoinByTelegram.class);
                var terms = context.getBean(Consents.class).currentVersion();
                var begun = 0;
                benchmark.begin(-1, join, terms); // whatever is loaded with the first one
                for (var chats : CHATS) {
                    for (; begun < chats; begun++) {
                        benchmark.begin(begun, join, terms);
                    }
                    benchmark.print(chats);
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private final Semaphore free = new Semaphore(AT_ONCE);

    private void begin(int number, JoinByTelegram join, String terms) throws InterruptedException {
        var chat = FIRST_CHAT + number;
        join.join(new TelegramUser(chat, null, "N" + number, Locale.of("ru")), terms, null);
        var update = """
                {"update_id":%d,"message":{"message_id":1,"date":1,"text":"/generation",
                "chat":{"id":%d,"type":"private","first_name":"N"},
                "from":{"id":%d,"is_bot":false,"first_name":"N","language_code":"ru"}}}""".formatted(1_000_000 + number, chat, chat);
        free.acquire();
        var _ = http.sendAsync(
                        HttpRequest.newBuilder(webhook)
                                .header("Content-Type", "application/json")
                                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                                .POST(HttpRequest.BodyPublishers.ofString(update))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .whenComplete((_, _) -> free.release());
    }

    private void print(int chats) {
        while (dialogues() < chats + 1) {
            LockSupport.parkNanos(50_000_000);
        }
        for (var time = 0; time < 4; time++) {
            System.gc();
            LockSupport.parkNanos(500_000_000);
        }
        System.out.printf(
                Locale.ROOT,
                "%d idle dialogues: %.1f MB of heap in use after a collection%n",
                chats,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
    }

    private int dialogues() {
        return database.jdbc()
                .sql("select count(*) from telegram_chats where dialogue::text like '%waiting_photo%'")
                .query(Integer.class)
                .single();
    }
}
