package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.log.TestPair;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.sandbox.payments.SandboxPayments;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Processes that do everything, on two databases with the register in a third: one is lost together with the primary, and another one
 * is replaced by its successor, while customers order and pay.
 */
@Thorough
@Order(1)
class TwoProcessesOnTwoDatabasesTest {

    private static final Path LOG = Path.of("target", "two-processes-on-two-databases.log");
    private static final Duration UNTIL_TOLD = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final List<StudioProcess> processes = new ArrayList<>();
    private TestPair databases;
    private TestDatabase witness;
    private SandboxProviders vendors;
    private SandboxPayments gateways;
    private int smtp;

    @BeforeEach
    void two_databases_and_a_witness() throws IOException {
        databases = TestPair.bare();
        witness = TestDatabase.empty();
        vendors = PaidVendors.start(folder.resolve("vendors"));
        gateways = SandboxPayments.start();
        smtp = FreePort.take();
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : processes) {
            process.close();
        }
        gateways.close();
        vendors.close();
        databases.close();
        witness.close();
    }

    @Test
    void a_worker_lost_with_the_primary_and_one_that_is_replaced_cost_nobody_a_clip_or_a_credit() throws Exception {
        var one = started("one", "--neurocards.sandbox.smtp-port=" + smtp);
        var other = started("other", mailed());
        var tokens = new ArrayList<String>();
        tellOf(one);
        for (var name : List.of("seller", "buyer", "third")) {
            var customer = new ApiClient(one.address()).signedUp(name + "@example.org");
            customer.post("/v1/purchases", "{\"plan\":\"credits-30\",\"gateway\":\"stripe\"}", "Idempotency-Key", name);
            pay();
            until(() -> customer.get("/v1/balance").body().path("credits").asInt(), credits -> credits == 32);
            tokens.add(customer.token());
        }
        awaitEqual();

        var left = aClipSurvivesItsWorkerAndThePrimary(one, other, tokens.getFirst());

        nobodyNoticesThatAProcessIsReplaced(left, tokens);
    }

    /** Returns the process that is left. */
    private StudioProcess aClipSurvivesItsWorkerAndThePrimary(StudioProcess one, StudioProcess other, String token)
            throws Exception {
        vendors.making(UNTIL_TOLD);
        var seller = new ApiClient(one.address()).with(token);
        var job = seller.order("clip", sneaker(), brief("model", "kling-direct-2.6", "duration", "5"))
                .job();
        until(() -> vendors.tasks().size(), tasks -> tasks == 1);
        var worker = databases
                .primary
                .jdbc()
                .sql("select worker from jobs where id = :job")
                .param("job", UUID.fromString(job))
                .query(String.class)
                .single();
        var isFirst = worker.equals(Files.readString(folder.resolve("one").resolve("node-id")));
        var victim = isFirst ? one : other;
        var left = isFirst ? other : one;

        var loss = Thread.ofVirtual().start(databases.primary::refuse);
        victim.kill();
        loss.join();
        vendors.finishAll();
        tellOf(left);

        var again = new ApiClient(left.address()).with(token);
        assertThat(again.finished(job).text("status")).isEqualTo("completed");
        assertThat(again.get("/v1/balance").body().path("credits").asInt()).isEqualTo(29);
        assertThat(vendors.tasks()).as("tasks at the vendor").hasSize(1);
        assertThat(count("select count(*) from job_attempts")).isEqualTo(1);
        assertThat(count("select count(*) from ledger_postings where kind = 'capture'"))
                .isEqualTo(1);
        databases.primary.accept();
        awaitEqual();
        return left;
    }

    private void nobodyNoticesThatAProcessIsReplaced(StudioProcess old, List<String> tokens) throws Exception {
        vendors.making(Duration.ofMillis(200));
        var customers = new RollingCustomers(sneaker(), tokens);
        customers.ask(old);
        customers.orderOneMore();
        customers.begin();
        var fresh = started("fresh", mailed());
        customers.ask(old, fresh);
        tellOf(fresh);
        customers.orderOneMore();
        old.end();
        customers.ask(fresh);
        customers.end();
        pay();
        System.out.printf(
                "Replaced: %d clips, %d purchases, %d requests sent to the next process%n",
                customers.jobs().size(), customers.purchases().size(), customers.unanswered());

        assertThat(customers.errors()).isEmpty();
        assertThat(customers.jobs()).hasSize(2 * tokens.size()).doesNotHaveDuplicates();
        assertThat(customers.purchases()).isNotEmpty().doesNotHaveDuplicates();
        var books = new PaidBooks(databases.backup.jdbc(), vendors);
        var paid = customers.purchases().size() + tokens.size();
        until(() -> count("select count(*) from payments where status = 'completed'"), completed -> completed == paid);
        until(() -> count("select count(*) from jobs where finished_at is null"), making -> making == 0);
        until(() -> count("select count(*) from job_attempts where ended_at is null"), open -> open == 0);
        awaitEqual();
        books.assertNothingTwice();
        TestBooks.assertAgree(databases.primary.jdbc());
        assertThat(books.table())
                .containsEntry("orders", 1L + customers.jobs().size())
                .containsEntry("tasks made at the vendors", books.table().get("tries"));
        assertThat(count("select count(*) from ledger_postings where kind = 'purchase'"))
                .isEqualTo(paid);
        assertThat(count("select count(*) from payments")).isEqualTo(paid);
    }

    private StudioProcess started(String name, String... more) throws IOException, InterruptedException {
        var own = folder.resolve(name);
        var payments = "--neurocards.payments.";
        var settings = new ArrayList<>(List.of(PaidVendors.settings(
                vendors,
                "--neurocards.database.backup.url=" + databases.backup.address(),
                "--neurocards.database.witness.url=" + witness.url(),
                "--neurocards.database.journal.folder=" + own.resolve("journal"),
                "--neurocards.database.pair.rejoin-after=1s",
                "--neurocards.database.pair.probe-timeout=3s",
                "--neurocards.database.connections=8",
                "--neurocards.secret-key=a-secret-that-all-of-these-processes-share",
                "--neurocards.media.storage=" + folder.resolve("shared"),
                payments + "stripe.base-url=" + gateways.stripe(),
                payments + "stripe.api-key=" + SandboxPayments.STRIPE_KEY,
                payments + "stripe.webhook-secret=" + SandboxPayments.WEBHOOK_SECRET,
                payments + "test-mode=true",
                payments + "most-open-invoices=1000",
                "--neurocards.web.requests-per-minute=1000000",
                "--neurocards.web.account-requests-per-minute=1000000")));
        settings.addAll(List.of(more));
        var process = new StudioProcess(databases.primary.address(), own, LOG, settings.toArray(String[]::new));
        processes.add(process);
        process.start();
        return process;
    }

    private String[] mailed() {
        return new String[] {
            "--neurocards.mail.host=127.0.0.1",
            "--neurocards.mail.port=" + smtp,
            "--neurocards.mail.from=studio@neurocards.local"
        };
    }

    /** From now on the gateway tells this process of what was paid. */
    private void tellOf(StudioProcess process) {
        gateways.notify("stripe", process.address() + "/api/webhook/stripe");
    }

    /** Everybody pays what they have begun to buy. */
    private void pay() {
        gateways.payments().stream()
                .filter(payment -> payment.phase() == Phase.OPEN)
                .forEach(payment -> gateways.choose("stripe", payment.id(), Wish.of(Choice.PAY)));
    }

    /** Both databases are at work, and hold the same. */
    private void awaitEqual() throws IOException, InterruptedException {
        until(
                () -> {
                    var primary = databases.primary.authority().read();
                    var backup = databases.backup.authority().read();
                    return primary.epoch() == backup.epoch()
                            && primary.head().equals(backup.head())
                            && databases.primary.contents().equals(databases.backup.contents());
                },
                equal -> equal);
    }

    private long count(String sql) {
        return JdbcClient.create(databases.backup.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private static ApiClient.Photo sneaker() throws IOException {
        return StudioOnTwo.sneaker();
    }
}
