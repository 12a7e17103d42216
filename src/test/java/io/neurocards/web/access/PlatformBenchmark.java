package io.neurocards.web.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.NeuroCardsApplication;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.callers.ServiceTokens;
import io.neurocards.database.Decisions;
import io.neurocards.database.Pgbench;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.web.ApiClient;
import io.neurocards.web.RunningStudio;
import io.neurocards.web.WebSettings;
import io.neurocards.web.access.Wrk.Load;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the REST interface as the operator's programs use it, with all checks on: reading a customer, their balance and their orders,
 * and ordering, the last beside pgbench with the same statements. Everything once with few customers and once with many, on
 * one server and this one machine, with wrk as the load. Says which statements look a large table through, and what the limiter of
 * requests takes of a request. Needs wrk and pgbench, from Debian's wrk and postgresql packages.
 *
 * <p>{@code mvn -q test-compile exec:exec@platform-bench}; {@code -Dbench.users=1000,1000000}.
 */
final class PlatformBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int PAUSE_MS = 8;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int LARGE = 500;
    private static final int PROBES = 3000;

    /** In two seconds a request comes more often than any job. */
    private static final int OFTEN = 30;

    private static final Path HOME = Path.of("target", "bench-platforms");
    private static final Path LOG = HOME.resolve("server.log");
    private static final String USER = "/v1/telegram/users/%d";
    private static final String ORDER = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":2}],\"currency\":\"RUB\"}";

    private final EmbeddedPostgres server;
    private final Path folder;
    private final int users;

    private PlatformBenchmark(EmbeddedPostgres server, Path folder, int users) {
        this.server = server;
        this.folder = folder;
        this.users = users;
    }

    public static void main(String[] arguments) throws Exception {
        if (!Wrk.isInstalled() || !Pgbench.isInstalled()) {
            throw new IllegalStateException("Needs Debian's packages wrk and postgresql");
        }
        FileSystemUtils.deleteRecursively(HOME);
        try (var server = EmbeddedPostgres.start(HOME)) {
            for (var users : System.getProperty("bench.users", "1000,1000000").split(",")) {
                var folder = Files.createTempDirectory("neurocards-platform-bench");
                try {
                    new PlatformBenchmark(server, folder, Integer.parseInt(users)).run();
                } finally {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    private void run() throws Exception {
        var database = "users_" + users;
        try (var first = pool(EmbeddedPostgres.USER)) {
            JdbcClient.create(first).sql("create database " + database).update();
        }
        try (var pool = pool(database)) {
            var arguments = new ArrayList<>(RunningStudio.arguments(login(database), folder));
            arguments.add("--neurocards.web.requests-per-minute=100000000");
            arguments.add("--logging.level.root=warn");
            try (var context = SpringApplication.run(NeuroCardsApplication.class, arguments.toArray(String[]::new))) {
                var began = System.nanoTime();
                BenchPeople.fill(pool, users, context.getBean(Consents.class).currentVersion());
                say(
                        "%,d customers, %,d entries: filled in %.0f s",
                        users, 2L * BenchPeople.PURCHASES * users, (System.nanoTime() - began) / 1e9);
                measure(
                        context,
                        JdbcClient.create(pool),
                        new Pgbench(server.jdbcUrl(database), EmbeddedPostgres.USER, server.password()));
            }
        }
    }

    private HikariDataSource pool(String database) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl(database));
        config.setUsername(EmbeddedPostgres.USER);
        config.setPassword(server.password());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private String login(String database) {
        return server.jdbcUrl(database)
                .replace("jdbc:postgresql://", "postgres://" + EmbeddedPostgres.USER + ":" + server.password() + "@");
    }

    private void measure(ConfigurableApplicationContext context, JdbcClient jdbc, Pgbench pgbench) throws Exception {
        var token = "nkv_" + "b".repeat(43);
        var services = context.getBean(ServiceTokens.class);
        context.getBean(Decisions.class)
                .act(() -> services.issue(token, "bench", EnumSet.allOf(Scope.class), null, Instant.now()));
        var address = "http://localhost:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        plans(
                new Wrk(address, token, 1, 2),
                new LoggedStatements(server.jdbcUrl("users_" + users), EmbeddedPostgres.USER, server.password(), LOG));
        var warm = new Wrk(address, token, CONNECTIONS, SECONDS);
        for (var round = 0; round < ROUNDS; round++) {
            warm.get(USER, users);
            warm.post(USER + "/orders", users, ORDER);
        }
        // What the filling left to be written out is not what a request costs.
        jdbc.sql("checkpoint").update();
        var before = scans(jdbc);
        var reads = new LinkedHashMap<String, String>();
        reads.put("GET user", USER);
        reads.put("GET orders?limit=10", USER + "/orders?limit=10");
        reads.put("GET loyalty", USER + "/loyalty");
        for (var round = 1; round <= ROUNDS; round++) {
            for (var read : reads.entrySet()) {
                var cpu = processors();
                var load = warm.get(read.getValue(), users);
                print(round + ". " + read.getKey(), load, (processors() - cpu) / load.perSecond() / SECONDS);
            }
        }
        wanted(new Wrk(address, token, 2 * CONNECTIONS, SECONDS));
        orders(warm, pgbench);
        limiter(warm);
        strangers(new ApiClient(address));
        say("looked through from end to end while loaded: %s", through(before, scans(jdbc)));
    }

    /** How long a customer's profile takes while somewhat more come than have to be served. */
    private void wanted(Wrk load) throws IOException, InterruptedException {
        for (var round = 1; round <= ROUNDS; round++) {
            var came = load.get(USER, users, PAUSE_MS);
            say(
                    "%d. GET user with pauses: %.0f/s, p50 %.1f ms, p99 %.1f ms",
                    round, came.perSecond(), came.p50(), came.p99());
        }
    }

    private void orders(Wrk load, Pgbench pgbench) throws IOException, InterruptedException {
        var ours = new ArrayList<Load>();
        var bare = new ArrayList<Double>();
        var script = script();
        for (var round = 0; round < ROUNDS; round++) {
            ours.add(load.post(USER + "/orders", users, ORDER));
            bare.add(pgbench.perSecond(script.toString(), CONNECTIONS, SECONDS));
        }
        var mean = ours.stream().mapToDouble(Load::perSecond).average().orElseThrow();
        var pg = bare.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var p99 = ours.stream().mapToDouble(Load::p99).max().orElseThrow();
        say(
                "POST order: %.0f/s, p99 %.0f ms; pgbench with the same statements %.0f/s; ratio %.2f",
                mean, p99, pg, mean / pg);
    }

    private Path script() throws IOException {
        var text = Files.readString(Path.of("src/bench/pgbench/platform_order.sql"))
                .replace("USERS", "" + users);
        return Files.writeString(folder.resolve("order.sql"), text);
    }

    /** The limiter alone, asked by as many threads as there are connections, beside a whole request. */
    private void limiter(Wrk load) throws Exception {
        var limits = new RequestLimits(new WebSettings(null, null, null, null, 100_000_000, 60), Optional.empty());
        var counts = 2_000_000;
        var threads = new ArrayList<Thread>();
        var cpu = processors();
        for (var one = 0; one < CONNECTIONS; one++) {
            var caller = "caller" + one % 2;
            threads.add(Thread.ofPlatform().start(() -> {
                for (var count = 0; count < counts / CONNECTIONS; count++) {
                    limits.count(caller, false);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        var each = (processors() - cpu) / counts;
        cpu = processors();
        var whole = load.get(USER, users);
        var request = (processors() - cpu) / whole.perSecond() / SECONDS;
        say(
                "limiter: %.2f µs of the %.0f µs of this process for GET user: %.2f %%",
                each * 1e6, request * 1e6, 100 * each / request);
    }

    /** Whether a customer can tell by the clock who else is one: both are "not found", and have to take the same. */
    private void strangers(ApiClient anybody) throws Exception {
        var customer = anybody.signedUp("asking@bench.example");
        var nanos = new LinkedHashMap<String, List<Long>>();
        for (var each = 0; each < PROBES; each++) {
            for (var address : List.of("person-%d@bench.example", "nobody-%d@bench.example")) {
                var path = "/v1/website/users/" + address.formatted(1 + each % users);
                var began = System.nanoTime();
                var status = customer.get(path).status();
                var took = System.nanoTime() - began;
                if (status != 404) {
                    throw new IllegalStateException(path + " answered " + status);
                }
                nanos.computeIfAbsent(address, _ -> new ArrayList<>()).add(took);
            }
        }
        var medians = nanos.values().stream()
                .map(all -> all.stream().sorted().toList().get(all.size() / 2) / 1e3)
                .toList();
        say(
                "404 for somebody else's address: median %.0f µs, for nobody's %.0f µs, ratio %.3f",
                medians.get(0), medians.get(1), medians.get(0) / medians.get(1));
    }

    private void plans(Wrk load, LoggedStatements statements) throws Exception {
        var work = new LinkedHashMap<String, LoggedStatements.Work>();
        work.put("GET user", () -> load.get(USER, users));
        work.put("GET orders", () -> load.get(USER + "/orders?limit=10", users));
        work.put("GET loyalty", () -> load.get(USER + "/loyalty", users));
        work.put("POST order", () -> load.post(USER + "/orders", users, ORDER));
        for (var one : work.entrySet()) {
            var sent = statements.during(OFTEN, one.getValue());
            var large = sent.stream()
                    .filter(s -> !statements.lookedThrough(s, LARGE).isEmpty())
                    .toList();
            say(
                    "%s: %d different statements, of whose plans %d look through a table of over %d rows%s",
                    one.getKey(), sent.size(), large.size(), LARGE, large.isEmpty() ? "" : ": " + large);
            if (Boolean.getBoolean("bench.statements")) {
                sent.forEach(s -> say("  -- %s%n%s", s, plan(statements, s)));
            }
        }
    }

    private static String plan(LoggedStatements statements, String statement) {
        return statement.toLowerCase(Locale.ROOT).matches("(?s)(select|insert|update|delete|with)\\b.*")
                ? statements.plan(statement)
                : "";
    }

    /** Returns how often each table was looked through, and how many rows that took. */
    private static Map<String, Long> scans(JdbcClient jdbc) throws InterruptedException {
        Thread.sleep(1_500); // the server tells its counts a second later at most
        var rows = new LinkedHashMap<String, Long>();
        jdbc.sql("select relname, seq_scan from pg_stat_user_tables where n_live_tup > :large")
                .param("large", LARGE)
                .query(row -> {
                    rows.put(row.getString(1), row.getLong(2));
                });
        return rows;
    }

    private static List<String> through(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .filter(table -> table.getValue() > before.getOrDefault(table.getKey(), 0L))
                .map(table ->
                        table.getKey() + " " + (table.getValue() - before.getOrDefault(table.getKey(), 0L)) + " times")
                .toList();
    }

    private void print(String what, Load load, double each) {
        say(
                "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms, %.0f µs of this process each",
                what, load.perSecond(), load.p50(), load.p99(), each * 1e6);
    }

    /** Seconds of processor that this process has had. */
    private static double processors() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, "[" + users + " customers] " + format + "%n", values);
    }
}
