package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.log.TestPair;
import io.neurocards.shared.Until;
import io.neurocards.web.ApiClient.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process with signal 9 at moments of a printed seed while it decides on two databases, one of which is taken away
 * meanwhile. What it had answered is there when it comes back, whichever database decides then.
 */
@Thorough
@Order(2)
class KilledOnTwoDatabasesTest {

    private static final long SEED = Long.getLong("killed.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("killed.kills", 3);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void what_was_answered_is_there_after_a_kill_whichever_database_is_left() throws Exception {
        System.out.println("Kills on two databases: -Dkilled.seed=" + SEED + " -Dkilled.kills=" + KILLS);
        var databases = TestPair.bare();
        try (var studio = studio(databases)) {
            studio.start();
            var customers = new ArrayList<ApiClient>();
            for (var kill = 0; kill < KILLS; kill++) {
                var gone = kill % 2 == 0 ? databases.primary : databases.backup;
                customers.add(signedUp(studio, "before-" + kill));
                if (random.nextBoolean()) {
                    gone.refuse();
                    customers.add(signedUp(studio, "between-" + kill));
                }
                Until.pass(Duration.ofMillis(random.nextInt(400)));
                studio.kill();
                gone.refuse();
                studio.start();

                assertThat(customers)
                        .allSatisfy(customer ->
                                assertThat(customer.get("/v1/videos").status()).isEqualTo(200));
                customers.add(signedUp(studio, "after-" + kill));
                gone.accept();
                awaitEqual(databases);
            }
            var order = customers.getFirst().order("order", sneaker(), brief());
            var job = order.body().at("/jobs/0/job_id").asString();
            assertThat(customers.getFirst().finished(job).text("status")).isEqualTo("completed");
        } finally {
            databases.close();
        }
    }

    private StudioProcess studio(TestPair databases) throws IOException {
        return new StudioProcess(
                databases.primary.address(),
                folder,
                Path.of("target", "killed-on-two-databases.log"),
                "--neurocards.database.backup.url=" + databases.backup.address(),
                "--neurocards.database.journal.folder=" + folder.resolve("journal"),
                "--neurocards.database.pair.rejoin-after=1s",
                "--neurocards.database.pair.probe-timeout=3s");
    }

    private static ApiClient signedUp(StudioProcess studio, String name) throws Exception {
        return new ApiClient(studio.address()).signedUp(name + "@example.org");
    }

    private static void awaitEqual(TestPair databases) throws Exception {
        until(
                () -> {
                    var primary = databases.primary.authority().read();
                    var backup = databases.backup.authority().read();
                    return primary.epoch() == backup.epoch() && primary.head().equals(backup.head());
                },
                equal -> equal);
    }

    private static Photo sneaker() throws IOException {
        return new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }
}
