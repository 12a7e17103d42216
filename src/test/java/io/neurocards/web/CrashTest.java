package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders at paid vendors that run outside of the process which is killed with signal 9 at moments drawn from a printed seed:
 * while it starts, while it takes orders, while vendors answer it. {@code -Dcrash.jobs}, {@code -Dcrash.kills} and
 * {@code -Dcrash.seed} set how much and repeat the moments.
 */
@Thorough
@Order(1)
class CrashTest {

    private static final int JOBS = Integer.getInteger("crash.jobs", 10);
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int EACH = 5;
    private static final Path LOG = Path.of("target", "crash-test.log");

    /** So long after it serves at most is it killed. */
    private static final int LONGEST_LIFE_MS = 8_000;

    /** Each kill makes an order take longer, and so does a loaded machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5).plusSeconds(60L * KILLS);

    /** One kill of so many comes before it serves. */
    private static final int WHILE_STARTING = 5;

    private static final Duration MAKING = Duration.ofSeconds(3);

    /** So long an answer is on its way, which is when a kill loses it. */
    private static final Duration ANSWERING = Duration.ofSeconds(1);

    private static final int CREDITS = 10_000;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Semaphore wanted = new Semaphore(0);

    @Test
    void whatever_a_kill_interrupts_each_clip_is_asked_for_once_and_each_hold_is_settled_once() throws Exception {
        Files.deleteIfExists(LOG);
        System.out.println("Crashes: -Dcrash.seed=" + SEED + " -Dcrash.jobs=" + JOBS + " -Dcrash.kills=" + KILLS);
        try (var database = TestDatabase.fresh();
                var vendors = vendors();
                var studio = studio(database, vendors)) {
            studio.start();
            var customer = new ApiClient(studio.address()).signedUp("crash@example.org");
            grant(database);
            var orders = new ArrayList<Thread>();
            for (var number = 0; number < JOBS / EACH; number++) {
                orders.add(ordering(customer, number));
            }
            for (var kill = 1; kill <= KILLS; kill++) {
                wanted.release(orders.size() * kill / KILLS - orders.size() * (kill - 1) / KILLS);
                pause(random.nextInt(LONGEST_LIFE_MS));
                studio.kill();
                startAgain(studio, kill < KILLS && random.nextInt(WHILE_STARTING) == 0);
            }
            for (var order : orders) {
                order.join();
            }

            var books = new PaidBooks(database.jdbc(), vendors);
            PaidBooks.until(books::isQuiet, PATIENCE);
            var table = books.table();
            table.put("kills", (long) KILLS);
            table.put("clips that no vendor was asked for in time", (long)
                    books.neverMade().size());
            System.out.println(PaidBooks.markdown("crashes, seed " + SEED, table));
            books.assertNothingTwice();
            assertThat(table).containsEntry("orders", (long) JOBS / EACH).containsEntry("clips ordered", (long) JOBS);
            assertThat(table.get("tasks made at the vendors")
                            + books.neverMade().size())
                    .as("a clip has one task, or none because its process died before it asked")
                    .isEqualTo(JOBS);
            assertThat(books.neverMade()).allSatisfy(error -> assertThat(error).isEqualTo("generation_uncertain"));
            assertThat(table.get("clips delivered")).isPositive();
            var written = database.allTexts() + Files.readString(LOG);
            assertThat(written).contains("hailuo-2.3", "Started NeuroCards");
            PaidVendors.SECRETS.forEach(
                    secret -> assertThat(written).as("rows and log").doesNotContain(secret));
        }
    }

    private SandboxProviders vendors() {
        var vendors = PaidVendors.start(folder.resolve("vendors"), "--neurocards.sandbox.providers.callback-pause=1s");
        vendors.making(MAKING);
        vendors.order(Fault.of(Kind.SLOW_ANSWER).times(Integer.MAX_VALUE).lasting(ANSWERING));
        return vendors;
    }

    private StudioProcess studio(TestDatabase database, SandboxProviders vendors) throws IOException {
        return new StudioProcess(
                database.url(), folder, LOG, PaidVendors.settings(vendors, "--neurocards.videos.uncertain-seconds=20"));
    }

    /** Starts the process, or kills it once more before it serves. */
    private void startAgain(StudioProcess studio, boolean killWhileStarting) throws Exception {
        if (killWhileStarting) {
            studio.launch();
            pause(random.nextInt(LONGEST_LIFE_MS));
            studio.kill();
        }
        studio.start();
    }

    private static void grant(TestDatabase database) {
        var clock = Clock.systemUTC();
        var person = database.jdbc()
                .sql("select person_id from identities where external_id = 'crash@example.org'")
                .query(UUID.class)
                .single();
        database.decisions(clock)
                .act(() -> LedgerFixture.ledgerOn(database)
                        .grant(new PersonId(person), Credits.of(CREDITS), "crash:" + person, clock.instant()));
    }

    /** Orders when it is its turn, and says the same again until somebody has answered. */
    private Thread ordering(ApiClient customer, int number) {
        return Thread.ofVirtual().start(() -> {
            try {
                wanted.acquire();
                PaidBooks.until(() -> isTaken(customer, number), PATIENCE);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static boolean isTaken(ApiClient customer, int number) throws InterruptedException {
        var kie = number % 2 == 0;
        var brief = ApiClient.brief(
                "model", kie ? "hailuo-2.3" : "kling-direct-2.6", "duration", kie ? "6" : "5", "count", "" + EACH);
        try {
            var photo = new ApiClient.Photo(
                    "sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
            return customer.order("crash-" + number, photo, brief).status() == 202;
        } catch (IOException _) {
            return false; // killed, or not up yet
        }
    }

    private static void pause(int milliseconds) {
        LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
    }
}
