package io.neurocards.videos;

import io.neurocards.NeuroCardsApplication;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.FreePort;
import io.neurocards.shared.Until;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/**
 * Generations in flight at a vendor: what waiting for 100, 1,000 and 10,000 of them takes in one process, and how soon it
 * notices that one is ready, by looking and by callback. The studio is a JVM of its own with the options that it is started
 * with; vendor and measuring are in this one. All tasks are of an age at which they may be ready at any moment, which is when
 * they cost most; then all of them end within two minutes. Beside it: processes and threads that hold one generation each, as
 * the older system's did.
 *
 * <p>{@code mvn -q test-compile exec:exec@flight-bench}; {@code -Dflights=older,100,1000,10000} or
 * {@code -Dflights=1000/callbacks,1000/looking}, {@code -Dflight.seconds=60}.
 */
final class FlightBenchmark {

    private static final String MODEL = "kling-3.0";
    private static final Duration USUAL = Duration.ofMinutes(4);
    private static final int WARM_UP_SECONDS = 30;
    private static final int FINISHING_SECONDS = 120;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int ACCOUNTS = 100;
    private static final int PROCESSES = 5;
    private static final int THREADS = 1_000;
    private static final int SECONDS = Integer.getInteger("flight.seconds", 60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SplittableRandom random = new SplittableRandom(10_000);
    private final Clock clock = Clock.systemUTC();
    private final List<Share> older = new ArrayList<>();
    private final List<String> options;
    private final Path folder;

    private FlightBenchmark(List<String> options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /** What one generation takes while it is waited for. */
    private record Share(String what, double processor, double megabytes) {

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "    for each of them, %s: %.4f %% of a core, %.3f MB RSS%n",
                    what,
                    100 * processor,
                    megabytes);
        }

        void compare(Share less) {
            System.out.printf(
                    Locale.ROOT,
                    "    %s take %.1f times the processor and %.1f times the memory%n",
                    what,
                    processor / less.processor,
                    megabytes / less.megabytes);
        }
    }

    /** Takes the parts to run, with commas: how many there are to be, or {@code older}; and the options of the studio's JVM. */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("neurocards-flights");
        try {
            var benchmark = new FlightBenchmark(List.of(arguments).subList(1, arguments.length), folder);
            for (var part : arguments[0].split(",")) {
                switch (part) {
                    case "older" -> benchmark.older();
                    default -> {
                        var flights = Integer.parseInt(part.replaceFirst("/.*", ""));
                        if (!part.endsWith("/callbacks")) {
                            benchmark.run(flights, false);
                        }
                        if (!part.endsWith("/looking")) {
                            benchmark.run(flights, true);
                        }
                    }
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(int flights, boolean told) throws Exception {
        try (var vendor = FlightVendor.start(flights);
                var database = TestDatabase.fresh()) {
            var port = FreePort.take();
            var process = start(database, vendor, port, told);
            try {
                await(() -> isReady(port));
                var rows = new FlightRows(database);
                rows.watch();
                var node = Files.readString(folder.resolve("node-id")).strip();
                var attempts = rows.insert(MODEL, ages(flights), node);
                pause(WARM_UP_SECONDS);
                waiting(flights, told, process.pid(), vendor);
                finishing(rows, vendor, attempts, told ? port : 0);
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    /** Half of the usual time is over, and a little more: from now on each of them may be ready. */
    private List<Instant> ages(int flights) {
        var now = clock.instant();
        return IntStream.range(0, flights)
                .mapToObj(_ -> now.minusMillis((long) (USUAL.toMillis() * (0.5 + 0.1 * random.nextDouble()))))
                .toList();
    }

    private void waiting(int flights, boolean told, long pid, FlightVendor vendor) throws Exception {
        var meter = new ProcessMeter(pid);
        var looks = vendor.looks();
        var own = meter.processorSeconds();
        var postgres = ProcessMeter.ofPostgres();
        var start = System.nanoTime();
        pause(SECONDS);
        var seconds = (System.nanoTime() - start) / 1e9;
        own = meter.processorSeconds() - own;
        postgres = ProcessMeter.ofPostgres() - postgres;
        var resident = meter.residentMegabytes();
        System.out.printf(
                Locale.ROOT,
                "%6d in flight, %s: %.1f %% of a core while waiting (%.1f %% PostgreSQL), %.0f looks/s, heap %.0f MB after a"
                        + " collection, RSS %.0f MB, load %.1f%n",
                flights,
                told ? "callbacks" : "looking ",
                100 * own / seconds,
                100 * postgres / seconds,
                (vendor.looks() - looks) / seconds,
                meter.liveHeapMegabytes(),
                resident,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var share = new Share("in one process", own / seconds / flights, resident / flights);
        share.print();
        older.forEach(way -> way.compare(share));
    }

    private void finishing(FlightRows rows, FlightVendor vendor, List<UUID> attempts, int port) throws Exception {
        var begin = clock.millis() + 1_000;
        var readyAt = new long[attempts.size()];
        for (var task = 0; task < readyAt.length; task++) {
            readyAt[task] = begin + (long) (task * (FINISHING_SECONDS * 1000.0 / readyAt.length));
            vendor.readyAt(task, readyAt[task]);
        }
        if (port != 0) {
            call(attempts, readyAt, port);
        }
        var end = System.nanoTime()
                + Duration.ofSeconds(2 * FINISHING_SECONDS + 60).toNanos();
        while (rows.delays("fetching", readyAt).size() < readyAt.length && System.nanoTime() < end) {
            pause(3);
        }
        print("noticed", rows.delays("noticed", readyAt), readyAt.length);
        print("about to be fetched", rows.delays("fetching", readyAt), readyAt.length);
    }

    private void call(List<UUID> attempts, long[] readyAt, int port) throws InterruptedException {
        var free = new Semaphore(64);
        for (var task = 0; task < readyAt.length; task++) {
            var left = readyAt[task] - clock.millis();
            if (left > 0) {
                LockSupport.parkNanos(left * 1_000_000);
            }
            free.acquire();
            var body =
                    "{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"" + task + "\",\"state\":\"success\"}}";
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + FlightRows.callback(attempts.get(task))))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var _ = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((_, _) -> free.release());
        }
    }

    private static void print(String what, List<Double> delays, int all) {
        if (delays.isEmpty()) {
            System.out.println("    " + what + ": none of " + all);
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "    %s: %d of %d, p50 %.1f s, p99 %.1f s, max %.1f s after it was ready%n",
                what,
                delays.size(),
                all,
                delays.get(delays.size() / 2),
                delays.get(delays.size() * 99 / 100),
                delays.getLast());
    }

    private Process start(TestDatabase database, FlightVendor vendor, int port, boolean told) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NeuroCardsApplication.class.getName()));
        command.addAll(RunningStudio.arguments(database.url(), folder));
        command.remove("--server.port=0");
        // A vendor at localhost can call back; one at another address can not reach a studio without a public address.
        var address = (told ? "http://127.0.0.1:" : "http://[::1]:") + vendor.port();
        command.addAll(List.of(
                "--server.port=" + port,
                "--neurocards.secret-key=" + FlightRows.SECRET,
                "--neurocards.providers.kie.keys="
                        + String.join(
                                ",",
                                IntStream.range(0, ACCOUNTS)
                                        .mapToObj(i -> "flight-key-" + i)
                                        .toList()),
                "--neurocards.providers.kie.base-url=" + address,
                "--neurocards.providers.fetch.allowed-hosts=127.0.0.1:" + vendor.port(),
                "--logging.level.root=warn"));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private boolean isReady(int port) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/readyz"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws IOException {
        var end = System.nanoTime() + LONGEST_START.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException("The studio did not start within " + LONGEST_START);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** One process a job, and one thread a job. */
    private void older() throws Exception {
        try (var vendor = FlightVendor.start(THREADS);
                var database = TestDatabase.fresh()) {
            var processes = new ArrayList<Process>();
            for (var number = 0; number < PROCESSES; number++) {
                processes.add(worker(database, vendor, 1, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
            }
            older.add(holding(PROCESSES + " processes with one each", processes, PROCESSES));
            var threads = worker(database, vendor, THREADS, options.toArray(String[]::new));
            older.add(holding(THREADS + " threads with one each", List.of(threads), THREADS));
            older.forEach(Share::print);
        }
    }

    private static Process worker(TestDatabase database, FlightVendor vendor, int jobs, String... options)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        var pool = database.dataSource();
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                PollingWorker.class.getName(),
                "http://127.0.0.1:" + vendor.port(),
                pool.getJdbcUrl(),
                pool.getUsername(),
                pool.getPassword(),
                "" + jobs));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static Share holding(String what, List<Process> processes, int jobs) throws Exception {
        pause(WARM_UP_SECONDS);
        var before = cpu(processes);
        var start = System.nanoTime();
        pause(SECONDS);
        var cpu = (cpu(processes) - before) / ((System.nanoTime() - start) / 1e9);
        var resident = 0.0;
        for (var process : processes) {
            resident += new ProcessMeter(process.pid()).residentMegabytes();
            process.destroy();
            process.waitFor();
        }
        return new Share(what, cpu / jobs, resident / jobs);
    }

    private static double cpu(List<Process> processes) throws IOException {
        var sum = 0.0;
        for (var process : processes) {
            sum += new ProcessMeter(process.pid()).processorSeconds();
        }
        return sum;
    }

    private static void pause(int seconds) throws InterruptedException {
        Until.pass(Duration.ofSeconds(seconds));
    }
}
