package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.payments.checkout.ForgedNotices;
import io.neurocards.payments.checkout.TakeNotice;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.shared.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door of payment gateways over real HTTP, against the whole application. */
@Thorough
class GatewayNoticesTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static GatewayCustomers customers;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.scripted-gateway=true");
        customers = new GatewayCustomers(studio::address, studio::bean);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void money_that_is_told_of_becomes_credits_and_an_order_of_the_site() throws Exception {
        var ann = customers.signedUp("ann@example.org");
        var before = GatewayCustomers.credits(ann);
        var reference = customers.pays("ann@example.org", "one");

        assertThat(customers.tell("paid " + reference, ScriptedGateway.SIGNATURE))
                .isEqualTo(200);
        assertThat(customers.tell("paid " + reference, ScriptedGateway.SIGNATURE))
                .isEqualTo(200);

        until(() -> GatewayCustomers.credits(ann), credits -> credits == before + 5);
        var order = ann.get("/v1/orders").body().at("/orders/0");
        assertThat(order.path("platform").asString()).isEqualTo("website");
        assertThat(order.path("source").asString()).isEqualTo("site");
        assertThat(order.path("status").asString()).isEqualTo("fulfilled");
        assertThat(order.path("currency").asString()).isEqualTo("USD");
        assertThat(studio.database()
                        .jdbc()
                        .sql("select paid_by from orders where id = :id")
                        .param("id", UUID.fromString(order.path("order_id").asString()))
                        .query(String.class)
                        .single())
                .isEqualTo("scripted");
    }

    @Test
    void what_is_not_the_gateways_or_too_large_or_for_nobody_is_refused_and_leaves_nothing() throws Exception {
        customers.signedUp("eve@example.org");
        var reference = customers.pays("eve@example.org", "one");
        var rows = notices();

        assertThat(customers.tell("paid " + reference, "guessed")).isEqualTo(403);
        assertThat(customers.tell("paid " + reference, "")).isEqualTo(403);
        assertThat(customers.tell("{}", ScriptedGateway.SIGNATURE)).isEqualTo(400);
        assertThat(customers.tell("paid \0", ScriptedGateway.SIGNATURE)).isEqualTo(400);
        assertThat(customers.tell("hello world", ScriptedGateway.SIGNATURE)).isEqualTo(200);
        assertThat(customers.tell("x".repeat(TakeNotice.LARGEST_BODY + 1), ScriptedGateway.SIGNATURE))
                .isEqualTo(413);
        assertThat(customers.post("/api/webhook/nobody", "paid " + reference, ScriptedGateway.SIGNATURE))
                .isEqualTo(404);

        assertThat(notices()).isEqualTo(rows);
        assertThat(studio.bean(ForgedNotices.class).counts()).containsEntry("scripted:signature", 2L);
    }

    @Test
    void a_flood_is_kept_or_to_be_told_again_and_everything_is_credited_once() throws Exception {
        var clients = new ArrayList<ApiClient>();
        var steps = new ArrayList<Callable<Integer>>();
        var busy = new AtomicInteger();
        var before = new ArrayList<Long>();
        for (var customer = 0; customer < 8; customer++) {
            var email = "flood" + customer + "@example.org";
            clients.add(customers.signedUp(email));
            before.add(GatewayCustomers.credits(clients.getLast()));
            var reference = customers.pays(email, "flood");
            for (var copy = 0; copy < 50; copy++) {
                var words = "paid " + reference + " ".repeat(copy % 10);
                steps.add(() -> {
                    for (var tries = 0; tries < 1000; tries++) {
                        var status = customers.tell(words, ScriptedGateway.SIGNATURE);
                        if (status != 503) {
                            return status;
                        }
                        busy.incrementAndGet();
                        Until.pass(Duration.ofMillis(50));
                    }
                    return 503;
                });
            }
        }
        try (var senders = Executors.newFixedThreadPool(64)) {
            for (var answer : senders.invokeAll(steps)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        System.out.println("Flood of notifications: sent=" + steps.size() + ", told again=" + busy.get());

        for (var customer = 0; customer < clients.size(); customer++) {
            var client = clients.get(customer);
            var credits = before.get(customer) + 5;
            until(() -> GatewayCustomers.credits(client), now -> now == credits);
        }
        until(GatewayNoticesTest::open, open -> open == 0);
        assertThat(clients.stream().map(GatewayNoticesTest::credits).toList())
                .isEqualTo(before.stream().map(credits -> credits + 5).toList());
    }

    private static long credits(ApiClient client) {
        try {
            return GatewayCustomers.credits(client);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long notices() {
        return count("select count(*) from payment_notices");
    }

    private static long open() {
        return count("select count(*) from payment_notices where settled_at is null");
    }

    private static long count(String sql) {
        return studio.database().jdbc().sql(sql).query(Long.class).single();
    }
}
