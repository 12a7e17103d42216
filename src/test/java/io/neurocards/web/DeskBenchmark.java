package io.neurocards.web;

import com.microsoft.playwright.Page;
import io.neurocards.operations.BigStudio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures how long the desk's pages take in a studio of many clips: each is asked for a hundred times, one after another, by an owner
 * who has signed in, after ten that don't count; the dashboard is opened in Chromium, too, until everything of it is there.
 *
 * <p>{@code mvn -q test-compile exec:exec@desk-bench [-Dbench.clips=1000000]}
 */
final class DeskBenchmark {

    private static final int CLIPS = Integer.getInteger("bench.clips", 100_000);
    private static final String TOKEN = "an-administrators-token-of-some-length";
    private static final int WARMING = 10;
    private static final int TIMES = 100;
    private static final int OPENED = 20;
    private static final List<String> PAGES = List.of(
            "/dashboard",
            "/desk/clips",
            "/desk/customers",
            "/desk/orders",
            "/desk/payments",
            "/desk/audit",
            "/desk/alerts",
            "/desk/models",
            "/desk/reports?days=30",
            "/desk/books");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String cookies;

    private DeskBenchmark(String address, String cookies) {
        this.address = address;
        this.cookies = cookies;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory(Path.of("target"), "desk-bench");
        try (var studio = RunningStudio.start(
                        folder,
                        "--neurocards.web.admin-token=" + TOKEN,
                        "--neurocards.web.requests-per-minute=1000000");
                var browser = new TestBrowser(studio.address())) {
            BigStudio.fill(studio.database(), CLIPS, Instant.now());
            var desk = browser.stranger();
            new DeskDoor(desk).firstOwner(TOKEN, "Anna");
            var bench = new DeskBenchmark(studio.address(), cookies(desk));
            System.out.printf(Locale.ROOT, "%d clips%n", CLIPS);
            for (var page : PAGES) {
                bench.measure(page);
            }
            say("/dashboard in Chromium", opened(desk));
        }
        System.exit(0); // the server of the tests stays open
    }

    private static String cookies(Page page) {
        return page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    private void measure(String page) throws IOException, InterruptedException {
        for (var time = 0; time < WARMING; time++) {
            ask(page);
        }
        var nanos = new long[TIMES];
        for (var time = 0; time < TIMES; time++) {
            var began = System.nanoTime();
            ask(page);
            nanos[time] = System.nanoTime() - began;
        }
        say(page, nanos);
    }

    private void ask(String page) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address + page))
                        .header("Cookie", cookies)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
    }

    private static long[] opened(Page desk) {
        var nanos = new long[OPENED];
        for (var time = 0; time < OPENED; time++) {
            var began = System.nanoTime();
            desk.navigate("/dashboard");
            nanos[time] = System.nanoTime() - began;
        }
        return nanos;
    }

    private static void say(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-36s p50 %6.1f ms, p95 %6.1f, most %6.1f%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }
}
