package io.neurocards.web;

import io.neurocards.database.TestDatabase;
import io.neurocards.sandbox.payments.SandboxPayments;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A gateway tells of so many payments a second, each once, and again what was not taken; each has to be kept, once. {@code mvn
 * test-compile exec:exec@notice-flood -Dflood="rate=1000 seconds=10"}; {@code kill=1} kills the studio in the middle of it. On
 * loopback, and both sides share the processors.
 */
public final class NoticeFlood {

    private static final int PULSES = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int NOBODY = 0;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2))
            .build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final URI door;
    private final CountDownLatch left;
    private final Map<Integer, Integer> first = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> all = new ConcurrentHashMap<>();
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());

    private NoticeFlood(URI door, int notices) {
        this.door = door;
        this.left = new CountDownLatch(notices);
    }

    private void tell(int number, int tries) {
        var body = """
                {"type":"notification","event":"payment.succeeded","object":{"id":"flood-%d","status":"succeeded"}}""".formatted(number);
        var request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var began = System.nanoTime();
        var _ = http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            var status = failure == null ? answer.statusCode() : NOBODY;
            if (tries == 0) {
                first.merge(status, 1, Integer::sum);
            }
            all.merge(status, 1, Integer::sum);
            if (status != NOBODY) {
                millis.add((System.nanoTime() - began) / 1_000_000);
            }
            if (status == 200) {
                left.countDown();
            } else {
                var _ = clock.schedule(
                        () -> tell(number, tries + 1),
                        Math.min(8_000, 500L << Math.min(tries, 4)),
                        TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Tells as often as that for so long, and returns when the last one was told for the first time. */
    private void flood(int rate, int notices) {
        var pulse = Duration.ofSeconds(1).dividedBy(PULSES);
        var began = System.nanoTime();
        var told = 0;
        for (var beat = 1; told < notices; beat++) {
            for (var due = (long) rate * beat / PULSES; told < Math.min(due, notices); told++) {
                tell(told, 0);
            }
            var ahead = pulse.multipliedBy(beat).minusNanos(System.nanoTime() - began);
            if (ahead.isPositive()) {
                Until.pass(ahead);
            }
        }
    }

    private String speed() {
        List<Long> sorted;
        synchronized (millis) {
            sorted = millis.stream().sorted().toList();
        }
        var within = sorted.stream().filter(one -> one <= 1_000).count();
        return "p50=%d p95=%d p99=%d max=%d ms, %.1f %% within a second"
                .formatted(
                        at(sorted, 50),
                        at(sorted, 95),
                        at(sorted, 99),
                        sorted.getLast(),
                        100.0 * within / sorted.size());
    }

    private static long at(List<Long> sorted, int share) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * share / 100));
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var rate = PaymentStorm.number(words, "rate", 1000);
        var notices = (int) (rate * PaymentStorm.number(words, "seconds", 10));
        var folder = Files.createDirectories(Path.of("target", "notice-flood"));
        try (var database = TestDatabase.fresh();
                var sandbox = SandboxPayments.start();
                var studio = PaymentStorm.studio(database, sandbox, folder, folder.resolve("studio.log"))) {
            studio.start();
            var flood = new NoticeFlood(URI.create(studio.address() + "/api/webhook/yookassa"), notices);
            var began = System.nanoTime();
            if (PaymentStorm.number(words, "kill", 0) > 0) {
                var _ = flood.clock.schedule(() -> again(studio), notices * 500L / rate, TimeUnit.MILLISECONDS);
            }
            flood.flood((int) rate, notices);
            System.out.printf("told: %d in %.1f s%n", notices, (System.nanoTime() - began) / 1e9);
            var isTaken = flood.left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            System.out.printf("taken: all=%b after %.1f s%n", isTaken, (System.nanoTime() - began) / 1e9);
            System.out.println("first answers: " + new TreeMap<>(flood.first) + ", all: " + new TreeMap<>(flood.all));
            System.out.println("answered: " + flood.speed());
            var kept = database.jdbc()
                    .sql(
                            "select count(distinct reference) || ' of ' || count(*) from payment_notices where reference like 'flood-%'")
                    .query(String.class)
                    .single();
            System.out.println("kept: " + kept + " rows");
            System.exit(isTaken && kept.equals(notices + " of " + notices) ? 0 : 1);
        }
    }

    private static void again(StudioProcess studio) {
        try {
            studio.kill();
            studio.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
