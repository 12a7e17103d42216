package io.neurocards.web;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.operations.processes.ProcessState;
import io.neurocards.operations.processes.Processes;
import io.neurocards.shared.FreePort;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A studio of several processes on one database and one folder: one for the site, and workers, each started by the same command
 * with other roles.
 */
final class ManyProcesses implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FREE_CREDITS = 2;

    /** More at once only wait for each other's processor. */
    private static final int STARTING = 4;

    private static final String SECRET = "a-secret-that-all-of-these-processes-share";

    /** So many that eleven processes and the test get by with what a server has unless told, which is a hundred. */
    private static final int CONNECTIONS = 5;

    private final String url;
    private final JdbcClient jdbc;
    private final Path folder;
    private final Path log;
    private final int smtp;
    private final List<String> settings;
    private final List<StudioProcess> workers = new ArrayList<>();
    private final List<String> jobs = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of("a password of mine", SECRET));
    private StudioProcess site;

    /** On a database of the caller's, with {@code more} settings for all of them. */
    ManyProcesses(String url, JdbcClient jdbc, Path folder, Path log, String... more) throws IOException {
        this.url = url;
        this.jdbc = jdbc;
        this.settings = List.of(more);
        this.smtp = FreePort.take();
        this.folder = folder;
        this.log = log;
    }

    /** Starts the process that everybody speaks to. */
    void startSite() throws IOException, InterruptedException {
        site = part("site", "bot,web,api,monitor", "--neurocards.sandbox.smtp-port=" + smtp);
        site.start();
    }

    /** Starts so many more workers, a few at a time, and returns when all of them serve. */
    void startWorkers(int count) throws IOException, InterruptedException {
        for (var left = count; left > 0; left -= STARTING) {
            startSomeWorkers(Math.min(left, STARTING));
        }
    }

    private void startSomeWorkers(int count) throws IOException, InterruptedException {
        var more = new ArrayList<StudioProcess>();
        for (var number = 0; number < count; number++) {
            var worker = part(
                    "worker-" + workers.size(),
                    "worker",
                    "--neurocards.mail.host=127.0.0.1",
                    "--neurocards.mail.port=" + smtp,
                    "--neurocards.mail.from=studio@neurocards.local");
            worker.launch();
            workers.add(worker);
            more.add(worker);
        }
        for (var worker : more) {
            worker.awaitReady();
        }
    }

    private StudioProcess part(String name, String roles, String... more) throws IOException {
        var own = new ArrayList<>(List.of(
                "--neurocards.roles=" + roles,
                "--neurocards.secret-key=" + SECRET,
                "--neurocards.database.connections=" + CONNECTIONS,
                "--neurocards.media.storage=" + folder.resolve("shared"),
                "--neurocards.web.requests-per-minute=1000000",
                "--neurocards.web.account-requests-per-minute=1000000"));
        own.addAll(settings);
        own.addAll(List.of(more));
        return new StudioProcess(url, folder.resolve(name), log, own.toArray(String[]::new));
    }

    StudioProcess site() {
        return site;
    }

    StudioProcess worker(int number) {
        return workers.get(number);
    }

    /** Returns what that worker is called among the processes. */
    String name(int worker) throws IOException {
        return Files.readString(folder.resolve("worker-" + worker).resolve("node-id"));
    }

    List<String> jobs() {
        return jobs;
    }

    /** Orders so many clips, two for each of new customers. */
    void order(int clips) throws IOException, InterruptedException {
        var customer = new ApiClient(site.address());
        for (var number = 0; number < clips; number++) {
            if (number % FREE_CREDITS == 0) {
                var email = "customer-" + UUID.randomUUID() + "@example.org";
                customer = new ApiClient(site.address()).signedUp(email);
                secrets.addAll(List.of(email, customer.token(), customer.mailedCode(email)));
            }
            jobs.add(customer.order("clip-" + number, StudioOnTwo.sneaker(), ApiClient.brief())
                    .job());
        }
    }

    /** Returns when every clip that was ordered has come to an end. */
    void awaitClips() {
        Until.holds(
                () -> "every clip has ended",
                PATIENCE,
                () -> count("select count(*) from jobs where finished_at is null") == 0);
    }

    /** Returns the number of a worker that is in the middle of a film. */
    int awaitFilm() throws IOException {
        var names = new ArrayList<String>();
        for (var number = 0; number < workers.size(); number++) {
            names.add(name(number));
        }
        var found = new AtomicInteger(-1);
        Until.holds(() -> "a film in the making", PATIENCE, () -> {
            jdbc
                    .sql(
                            "select worker from jobs where status = 'processing' and stage = 'generating' and progress > 10")
                    .query(String.class)
                    .list()
                    .stream()
                    .findFirst()
                    .ifPresent(worker -> found.set(names.indexOf(worker)));
            return found.get() >= 0;
        });
        return found.get();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Returns what is not as it has to be, each clip delivered once and charged once. */
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        for (var job : jobs) {
            var postings = jdbc.sql(
                            "select kind from ledger_postings where reference in (:hold, :settle) order by kind")
                    .param("hold", "hold:video:" + job)
                    .param("settle", "settle:video:" + job)
                    .query(String.class)
                    .list();
            if (!postings.equals(List.of("capture", "hold"))) {
                wrong.add(job + " was charged as " + postings);
            }
        }
        if (count("select count(*) from jobs where stage = 'completed'") != jobs.size()) {
            wrong.add("not every clip was completed");
        }
        if (count("select count(*) from jobs") != jobs.size()) {
            wrong.add("there are other clips than those that were ordered");
        }
        if (count("select coalesce(sum(amount), 0) from ledger_entries") != 0) {
            wrong.add("the ledger does not sum up to nothing");
        }
        return wrong;
    }

    /** Returns what no line of any process may hold: addresses, passwords, codes, tokens. */
    List<String> secrets() {
        return secrets;
    }

    ProcessSeen seen(String name) {
        return new Processes(jdbc, Clock.systemUTC())
                .seen().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        for (var worker : workers) {
            worker.close();
        }
        if (site != null) {
            site.close();
        }
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var workers = (int) PaymentStorm.number(words, "workers", 10);
        var clips = (int) PaymentStorm.number(words, "clips", 20);
        var folder = Files.createTempDirectory("many-processes");
        var log = folder.resolve("said.log");
        System.out.println("What they say is in " + log);
        var broken = killed(workers, clips, folder.resolve("killed"), log);
        broken.forEach(line -> System.out.println("WRONG " + line));
        var one = 0.0;
        for (var count : List.of(1, 2, 4)) {
            var rate = rate(count, clips / 2, folder.resolve("rate-" + count), log);
            one = count == 1 ? rate : one;
            System.out.printf(Locale.ROOT, "%d workers: %.1f clips a minute, ratio %.2f%n", count, rate, rate / one);
        }
        System.out.println(broken.isEmpty() ? "Nothing lost, nothing double" : "BROKEN");
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static List<String> killed(int count, int clips, Path folder, Path log)
            throws IOException, InterruptedException {
        try (var database = TestDatabase.fresh();
                var studio = new ManyProcesses(database.url(), database.jdbc(), folder, log)) {
            studio.startSite();
            studio.startWorkers(count);
            studio.order(clips);
            var victim = studio.awaitFilm();
            studio.worker(victim).kill();
            studio.awaitClips();
            var name = studio.name(victim);
            Until.holds(
                    () -> "the killed one is lost",
                    Duration.ofSeconds(90),
                    () -> studio.seen(name).state() == ProcessState.LOST);
            System.out.printf("%d workers, one killed: %d clips ended, the killed one is lost%n", count, clips);
            return studio.wrong();
        }
    }

    private static double rate(int count, int clips, Path folder, Path log) throws IOException, InterruptedException {
        try (var database = TestDatabase.fresh();
                var studio = new ManyProcesses(database.url(), database.jdbc(), folder, log)) {
            studio.startSite();
            studio.startWorkers(count);
            studio.order(count);
            studio.awaitClips();
            var began = System.nanoTime();
            studio.order(clips);
            studio.awaitClips();
            return clips * 60e9 / (System.nanoTime() - began);
        }
    }
}
