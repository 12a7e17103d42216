package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.providers.vendors.UnblockKey;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Orders at paid vendors under trouble of every kind: each once, and more drawn from a printed seed. {@code -Dstorm.seed}
 * repeats one, {@code -Dstorm.orders} and {@code -Dstorm.clips} set how many orders of how many clips.
 */
@Thorough
@Order(1)
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class PaidStormTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");
    private static final int ORDERS = Integer.getInteger("storm.orders", 8);
    private static final String CLIPS = System.getProperty("storm.clips", "3");
    private static final long SEED = Long.getLong("storm.seed", 30_892_284_910_450L);
    private static final double SHARE = 0.3;
    /** From one address of the network only so many sign up within an hour. */
    private static final int ORDERS_OF_ONE = Math.max(10, ORDERS / 15);

    private static final int ONE_CANCELLED_OF = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(4).plusSeconds(6L * ORDERS);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void every_order_ends_in_one_clip_or_one_released_hold_and_no_task_is_asked_for_twice(CapturedOutput output)
            throws Exception {
        try (var vendors = PaidVendors.start(folder.resolve("vendors"));
                var studio = studio(vendors)) {
            var client = new ApiClient(studio.address());
            var customers = new java.util.ArrayList<ApiClient>();
            for (var number = 0; number <= (ORDERS - 1) / ORDERS_OF_ONE; number++) {
                customers.add(client.signedUp("storm" + number + "@example.org"));
                grant(studio, "storm" + number + "@example.org");
            }
            everyKindOnce(vendors);
            vendors.storm(SEED, SHARE);

            for (var number = 0; number < ORDERS; number++) {
                order(customers.get(number / ORDERS_OF_ONE), studio, number);
            }
            var books = new PaidBooks(studio.database().jdbc(), vendors);
            PaidBooks.until(() -> isOver(studio, books), PATIENCE);

            var struck = new TreeMap<String, Long>();
            vendors.faults().struck().forEach((kind, times) -> struck.put(kind.word(), (long) times));
            System.out.println(PaidBooks.markdown("storm, seed " + SEED, books.table()));
            System.out.println(PaidBooks.markdown("faults that struck", struck));
            books.assertNothingTwice();
            TestBooks.assertAgree(studio.database().jdbc());
            assertThat(books.table()).containsEntry("orders", (long) ORDERS);
            assertThat(books.table().get("clips delivered"))
                    .as("a storm leaves something standing")
                    .isPositive();
            assertThat(struck.keySet()).containsAll(kinds().map(Kind::word).toList());
            assertNoSecret(output.getAll(), studio, customers);
        }
    }

    /** Those that spoil what is written for a clip cost nothing, and belong to the tests of the writer. */
    private static Stream<Kind> kinds() {
        return Stream.of(Kind.values()).filter(kind -> kind.group() != Group.CHAT);
    }

    private static void everyKindOnce(SandboxProviders vendors) {
        kinds().forEach(kind -> {
            var fault = Fault.of(kind).lasting(lasting(kind));
            vendors.order(
                    kind.group() == Group.WIRE
                            ? fault.at(kind.word().length() % 2 == 0 ? "kie" : "kling", "create")
                            : fault.at("", "create"));
        });
    }

    private static Duration lasting(Kind kind) {
        return switch (kind) {
            case LATE -> Duration.ofSeconds(20);
            case HIDDEN -> Duration.ofSeconds(2);
            default -> Duration.ofSeconds(1);
        };
    }

    private RunningStudio studio(SandboxProviders vendors) throws IOException {
        var proxies = Files.writeString(
                folder.resolve("proxies"),
                "127.0.0.1:9:pl4nted-proxy-user:pl4nted-proxy-password\npl4nted-line:that:is:no:proxy\n");
        return RunningStudio.start(
                folder,
                PaidVendors.settings(
                        vendors,
                        "--neurocards.videos.attempt-limit-seconds=12",
                        "--neurocards.videos.uncertain-seconds=12",
                        "--neurocards.secret-key=pl4nted-secret-key-of-more-than-32-characters",
                        "--neurocards.sandbox.telegram.token=7500000001:AApl4nted_token_of_the_sandbox_bot_",
                        "--neurocards.proxies.file=" + proxies));
    }

    private void order(ApiClient person, RunningStudio studio, int number) throws Exception {
        var kie = number % 2 == 0;
        var photo = new ApiClient.Photo("sneaker.jpg", Files.readAllBytes(PHOTO));
        var brief = ApiClient.brief(
                "model", kie ? "hailuo-2.3" : "kling-direct-2.6", "duration", kie ? "6" : "5", "count", CLIPS);
        var key = "storm-" + number;
        PaidBooks.until(
                () -> {
                    unblock(studio); // a model that was taken off sale is not ordered
                    return person.order(key, photo, brief).status() == 202;
                },
                PATIENCE);
        var again = person.order(key, photo, brief);
        assertThat(again.status()).as("the same once more").isEqualTo(202);
        if (random.nextInt(ONE_CANCELLED_OF) == 0) {
            var job = again.body().at("/jobs/0/job_id").asString();
            assertThat(person.post("/v1/videos/" + job + "/cancel", "").status())
                    .isIn(200, 409);
        }
    }

    private static void grant(RunningStudio studio, String email) {
        var id = studio.database()
                .jdbc()
                .sql("select person_id from identities where external_id = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class)
                        .grant(new PersonId(id), Credits.of(1_000), "storm:" + id, Instant.now()));
    }

    /** As an operator does who sees that a key or a model is well again; otherwise it would rest for an hour. */
    private static void unblock(RunningStudio studio) {
        var unblock = studio.bean(UnblockKey.class);
        studio.bean(KeysReport.class).keys().stream()
                .filter(key -> !key.isHealthy())
                .forEach(key ->
                        studio.bean(Decisions.class).act(() -> unblock.unblock(key.provider(), key.fingerprint())));
        var catalogue = studio.bean(Catalogue.class);
        catalogue.pauses().forEach(pause -> studio.bean(Decisions.class).act(() -> catalogue.resume(pause.model())));
    }

    private static boolean isOver(RunningStudio studio, PaidBooks books) {
        unblock(studio);
        return books.isQuiet();
    }

    private static void assertNoSecret(String output, RunningStudio studio, List<ApiClient> customers)
            throws Exception {
        var told = new StringBuilder(
                new ApiClient(studio.address()).get("/sandbox/mail.json").body().toString());
        for (var customer : customers) {
            told.append(customer.get("/v1/videos").body())
                    .append(customer.get("/v1/ledger").body());
        }
        var rows = studio.database().allTexts();
        assertThat(rows).contains("hailuo-2.3", "submit");
        for (var secret : PaidVendors.SECRETS) {
            assertThat(output).as("the log").doesNotContain(secret);
            assertThat(rows).as("the tables").doesNotContain(secret);
            assertThat(told).as("mails and answers").doesNotContain(secret);
        }
    }
}
