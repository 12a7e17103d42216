package io.neurocards.web;

import io.neurocards.database.OwnServer;
import io.neurocards.database.TestDecisions;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tens of workers, each a process of its own, make hundreds of clips at simulated paid vendors, and some of them are killed with
 * signal 9 meanwhile: each clip is asked for once, delivered once and charged once.
 */
final class ManyWorkers {

    private static final int EACH = 5;
    private static final int CONNECTIONS_OF_ONE = 6;
    private static final Duration MAKING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final String CUSTOMER = "many@example.org";

    private final int workers;
    private final int clips;
    private final int kills;
    private final Random random;

    private ManyWorkers(String... words) {
        workers = (int) PaymentStorm.number(words, "workers", 50);
        clips = (int) PaymentStorm.number(words, "clips", 500);
        kills = (int) PaymentStorm.number(words, "kills", 5);
        random = new Random(PaymentStorm.number(words, "seed", 1));
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("many-workers");
        System.out.println("What they say is in " + folder.resolve("said.log"));
        new ManyWorkers(words).run(folder);
        System.exit(0);
    }

    private void run(Path folder) throws IOException, InterruptedException {
        try (var server = new OwnServer(folder.resolve("postgres"), (workers + 4) * CONNECTIONS_OF_ONE);
                var vendors = PaidVendors.start(folder.resolve("vendors"))) {
            vendors.making(MAKING);
            var jdbc = JdbcClient.create(server.dataSource());
            var settings = PaidVendors.settings(vendors);
            try (var studio = new ManyProcesses(server.url(), jdbc, folder, folder.resolve("said.log"), settings)) {
                studio.startSite();
                var starting = System.nanoTime();
                studio.startWorkers(workers);
                System.out.printf(Locale.ROOT, "%d workers serve after %.0f s%n", workers, since(starting));
                var working = System.nanoTime();
                order(studio, server);
                var killed = kill(studio, jdbc);
                var books = new PaidBooks(jdbc, vendors);
                PaidBooks.until(books::isQuiet, PATIENCE);
                System.out.printf(Locale.ROOT, "%d clips after %.0f s%n", clips, since(working));
                tell(jdbc, books, vendors, killed);
            }
        }
    }

    private void order(ManyProcesses studio, OwnServer server) throws IOException, InterruptedException {
        var customer = new ApiClient(studio.site().address()).signedUp(CUSTOMER);
        var jdbc = JdbcClient.create(server.dataSource());
        var person = jdbc.sql("select person_id from identities where external_id = :email")
                .param("email", CUSTOMER)
                .query(UUID.class)
                .single();
        var clock = Clock.systemUTC();
        TestDecisions.on(server.dataSource(), clock)
                .act(() -> LedgerFixture.ledgerOn(jdbc)
                        .grant(new PersonId(person), Credits.of(1_000_000), "many:" + person, clock.instant()));
        for (var number = 0; number < clips / EACH; number++) {
            var kie = number % 2 == 0;
            var brief = ApiClient.brief(
                    "model",
                    kie ? "hailuo-2.3" : "kling-direct-2.6",
                    "duration",
                    kie ? "6" : "5",
                    "count",
                    Integer.toString(EACH));
            var status = customer.order("many-" + number, StudioOnTwo.sneaker(), brief)
                    .status();
            if (status != 202) {
                throw new AssertionError("An order was answered with " + status);
            }
        }
    }

    /** Kills workers while the first half of the clips comes. */
    private Set<Integer> kill(ManyProcesses studio, JdbcClient jdbc) throws InterruptedException {
        var killed = new HashSet<Integer>();
        for (var kill = 1; kill <= kills; kill++) {
            var enough = clips / 2 * kill / kills;
            Until.holds(() -> enough + " clips have ended", PATIENCE, () -> ended(jdbc) >= enough);
            var victim = random.nextInt(workers);
            if (killed.add(victim)) {
                studio.worker(victim).kill();
            }
        }
        return killed;
    }

    private static long ended(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from jobs where finished_at is not null")
                .query(Long.class)
                .single();
    }

    private void tell(JdbcClient jdbc, PaidBooks books, SandboxProviders vendors, Set<Integer> killed) {
        var table = books.table();
        table.put("workers", (long) workers);
        table.put("workers killed", (long) killed.size());
        table.put("workers that made a clip", count(jdbc, "select count(distinct worker) from jobs"));
        table.put("connections used", count(jdbc, "select count(*) from pg_stat_activity where datname is not null"));
        table.put("tasks at the vendors", (long) vendors.tasks().size());
        System.out.println(PaidBooks.markdown("many workers", table));
        books.assertNothingTwice();
        if (table.get("clips ordered") != clips) {
            throw new AssertionError("There are other clips than those that were ordered");
        }
        System.out.println("Nothing lost, nothing double");
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
