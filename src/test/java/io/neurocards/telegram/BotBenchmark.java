package io.neurocards.telegram;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.NeuroCardsApplication;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.TestDatabase;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the whole application from a customer's text to the reply handed to the outgoing queue: 300 texts a second over
 * 1,000 chats, typed into the sandbox over HTTP, fetched by long polling, kept in PostgreSQL, and answered by the real
 * dialogue. Sandbox, database and generator share the machine and most of them the process. Each text counts from the moment
 * at which it was due, however late the generator was.
 *
 * <p>{@code mvn -q test-compile exec:exec@bot-bench}; seconds by {@code -Dbench.seconds}.
 */
final class BotBenchmark {

    private static final int RATE = 300;
    private static final int CHATS = 1_000;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final long FIRST_CHAT = 7_100_000_000L;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stopwatch stopwatch;
    private final String people;

    private BotBenchmark(Stopwatch stopwatch, String address) {
        this.stopwatch = stopwatch;
        this.people = address + "/sandbox/telegram/api/people/";
    }

    /** Takes the time at which each reply is handed over, and passes it on. */
    record Stopwatch(ConcurrentHashMap<Long, Queue<Long>> due, Queue<Double> millis, AtomicLong replies) {

        Outgoing around(Outgoing queue) {
            return new Outgoing() {
                @Override
                public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
                        long chat, Urgency urgency, BaseRequest<T, R> request) {
                    var waiting = due.get(chat);
                    var since = waiting == null ? null : waiting.poll();
                    if (since != null) {
                        millis.add((System.nanoTime() - since) / 1e6);
                    }
                    replies.incrementAndGet();
                    return queue.send(chat, urgency, request);
                }
            };
        }
    }

    /** Not a configuration by name, so that no test finds it. */
    static class Watched {

        @Bean
        static Stopwatch stopwatch() {
            return new Stopwatch(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>(), new AtomicLong());
        }

        @Bean
        static BeanPostProcessor watch(Stopwatch stopwatch) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Outgoing queue ? stopwatch.around(queue) : bean;
                }
            };
        }
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("neurocards-bot-bench");
        try (var database = TestDatabase.fresh()) {
            var settings = new ArrayList<>(RunningStudio.arguments(database.url(), folder));
            settings.add("--neurocards.sandbox.telegram.limits=false");
            settings.add("--logging.level.root=warn");
            var sources = new Class<?>[] {NeuroCardsApplication.class, Watched.class};
            try (var context = SpringApplication.run(sources, settings.toArray(String[]::new))) {
                var port = ((ServletWebServerApplicationContext) context)
                        .getWebServer()
                        .getPort();
                new BotBenchmark(context.getBean(Stopwatch.class), "http://localhost:" + port).run(context);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(ConfigurableApplicationContext context) throws Exception {
        arrive(context);
        var before = load();
        talk(WARM_UP_SECONDS);
        stopwatch.millis().clear();
        talk(SECONDS);
        print(before);
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "heap in use afterwards, with %d dialogues begun: %d MB%n",
                CHATS,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    /** Everybody starts the bot, and is its customer. */
    private void arrive(ConfigurableApplicationContext context) throws Exception {
        var join = context.getBean(JoinByTelegram.class);
        var terms = context.getBean(Consents.class).currentVersion();
        for (var i = 0; i < CHATS; i++) {
            var chat = FIRST_CHAT + i;
            send("PUT", chat + "", "{\"first_name\":\"N" + i + "\",\"language_code\":\"ru\"}")
                    .join();
            send("POST", chat + "/text", "{\"text\":\"/start\"}").join();
            join.join(new TelegramUser(chat, null, "N" + i, Locale.of("ru")), terms, null);
        }
        while (stopwatch.replies().get() < CHATS) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void talk(int seconds) throws InterruptedException {
        var start = System.nanoTime();
        var inFlight = new Semaphore(64);
        for (var number = 0; number < seconds * RATE; number++) {
            var due = start + number * 1_000_000_000L / RATE;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var chat = FIRST_CHAT + number % CHATS;
            stopwatch
                    .due()
                    .computeIfAbsent(chat, _ -> new ConcurrentLinkedQueue<>())
                    .add(due);
            inFlight.acquire();
            var _ = send("POST", chat + "/text", "{\"text\":\"text " + number + "\"}")
                    .whenComplete((_, _) -> inFlight.release());
        }
        while (stopwatch.due().values().stream().anyMatch(waiting -> !waiting.isEmpty())) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private CompletableFuture<HttpResponse<Void>> send(String method, String path, String json) {
        var request = HttpRequest.newBuilder(URI.create(people + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    private void print(double before) {
        var millis =
                stopwatch.millis().stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "text to reply in the queue: %d texts at %d/s over %d chats: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms; "
                        + "load average %.1f before, %.1f after%n",
                millis.length,
                RATE,
                CHATS,
                millis[millis.length / 2],
                millis[millis.length * 9 / 10],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1],
                before,
                load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
