package io.neurocards.sandbox.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.sandbox.payments.Shop.Heard;
import io.neurocards.sandbox.payments.world.Notice.Attempt;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.shared.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What shops are told of payments, how often, and what proves it. */
class NotificationsTest {

    private static SandboxPayments sandbox;
    private static GatewayCalls yookassa;
    private static GatewayCalls stripe;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxPayments.start();
        shop = new Shop();
        sandbox.notify("yookassa", shop.address());
        sandbox.notify("stripe", shop.address());
        yookassa = GatewayCalls.yookassa(sandbox);
        stripe = GatewayCalls.stripe(sandbox);
    }

    @AfterAll
    static void stop() {
        shop.close();
        sandbox.close();
    }

    private static String opened(String gateway) throws IOException, InterruptedException {
        var key = UUID.randomUUID().toString();
        return gateway.equals("yookassa")
                ? yookassa.post("payments", key, YookassaRulesTest.payment()).text("/id")
                : stripe.form("checkout/sessions", key, StripeRulesTest.session())
                        .text("/id");
    }

    private static List<String> events(List<Heard> heard) {
        return heard.stream().map(Heard::event).toList();
    }

    @Test
    void what_happened_is_told_from_this_machine_with_the_whole_object() throws Exception {
        var id = opened("yookassa");
        sandbox.choose("yookassa", id, Wish.of(Choice.PAY));

        var told = shop.await(id, 1).getFirst();

        assertThat(told.event()).isEqualTo("payment.succeeded");
        assertThat(told.sender().isLoopbackAddress()).isTrue();
        assertThat(told.signature()).isEmpty();
        assertThat(told.object()).isEqualTo(yookassa.get("payments/" + id).json());
    }

    @Test
    void who_does_not_answer_200_is_told_again_and_again() throws Exception {
        var id = opened("yookassa");
        shop.answer(500, 201, 302);
        sandbox.choose("yookassa", id, Wish.of(Choice.PAY).told(Telling.EARLY));

        var told = shop.await(id, 4);

        assertThat(told).extracting(Heard::body).containsOnly(told.getFirst().body());
        assertThat(Duration.between(told.get(1).at(), told.get(3).at())).isGreaterThan(Duration.ofMillis(250));
        assertThat(sandbox.notices(id).getFirst().attempts())
                .extracting(Attempt::status)
                .startsWith(500, 201, 302);
    }

    @Test
    void told_early_it_has_arrived_before_the_browser_goes_on() throws Exception {
        for (var gateway : List.of("yookassa", "stripe")) {
            var id = opened(gateway);
            sandbox.choose(gateway, id, Wish.of(Choice.PAY).told(Telling.EARLY));
            assertThat(shop.heard(id)).hasSize(1);
        }
    }

    @Test
    void it_may_be_told_twice_late_or_never() throws Exception {
        var twice = opened("stripe");
        var late = opened("stripe");
        var never = opened("stripe");

        sandbox.choose("stripe", twice, Wish.of(Choice.PAY).told(Telling.TWICE));
        sandbox.choose("stripe", never, Wish.of(Choice.PAY).told(Telling.NEVER));
        var before = Instant.now();
        sandbox.choose("stripe", late, Wish.of(Choice.PAY).told(Telling.LATE).after(Duration.ofMillis(400)));

        assertThat(shop.await(late, 1).getFirst().at()).isAfter(before.plusMillis(390));
        var both = shop.await(twice, 2);
        assertThat(both.get(0).body()).isEqualTo(both.get(1).body());
        assertThat(shop.heard(never)).isEmpty();
        assertThat(stripe.get("checkout/sessions/" + never).text("/payment_status"))
                .isEqualTo("paid");
        sandbox.world().notices().repeat(sandbox.notices(never).getFirst());
        assertThat(shop.heard(never)).hasSize(1);
    }

    @Test
    void a_bank_may_take_its_time_and_then_pay_or_not() throws Exception {
        var soon = Duration.ofMillis(200);
        var paid = opened("stripe");
        var failed = opened("stripe");
        var card = opened("yookassa");

        sandbox.choose("stripe", paid, Wish.of(Choice.PAY_LATER).after(soon));
        assertThat(stripe.get("checkout/sessions/" + paid).text("/payment_status"))
                .isEqualTo("unpaid");
        sandbox.choose("stripe", failed, Wish.of(Choice.FAIL_LATER).after(soon));
        sandbox.choose("yookassa", card, Wish.of(Choice.FAIL_LATER).after(soon));

        assertThat(events(shop.await(paid, 2)))
                .containsExactlyInAnyOrder("checkout.session.completed", "checkout.session.async_payment_succeeded");
        assertThat(events(shop.await(failed, 2))).contains("checkout.session.async_payment_failed");
        assertThat(events(shop.await(card, 1))).containsExactly("payment.canceled");
        assertThat(stripe.get("checkout/sessions/" + paid).text("/payment_status"))
                .isEqualTo("paid");
    }

    @Test
    void what_hangs_hangs_until_somebody_chooses_again() throws Exception {
        var id = opened("yookassa");
        sandbox.choose("yookassa", id, Wish.of(Choice.HANG));
        assertThat(yookassa.get("payments/" + id).text("/status")).isEqualTo("pending");
        assertThat(sandbox.notices(id)).isEmpty();

        sandbox.choose("yookassa", id, Wish.of(Choice.PAY));

        shop.await(id, 1);
        assertThatThrownBy(() -> sandbox.choose("yookassa", id, Wish.of(Choice.PAY)))
                .hasMessageContaining("paid");
    }

    @Test
    void time_runs_out_and_that_is_told() throws Exception {
        try (var hurried = SandboxPayments.start("--neurocards.sandbox.payments.yookassa.confirm-within=200ms")) {
            hurried.notify("yookassa", shop.address());
            var id = GatewayCalls.yookassa(hurried)
                    .post("payments", "late", YookassaRulesTest.payment())
                    .text("/id");

            var told = shop.await(id, 1).getFirst();

            assertThat(told.event()).isEqualTo("payment.canceled");
            assertThat(told.object().at("/cancellation_details/reason").asString(""))
                    .isEqualTo("expired_on_confirmation");
            assertThatThrownBy(() -> hurried.choose("yookassa", id, Wish.of(Choice.PAY)))
                    .hasMessageContaining("expired");
        }
    }

    @Test
    void a_twist_is_in_what_is_told_too() throws Exception {
        var id = opened("yookassa");
        sandbox.choose("yookassa", id, Wish.of(Choice.PAY).twisted(Twist.AMOUNT));

        assertThat(shop.await(id, 1).getFirst().object().at("/amount/value").asString(""))
                .isEqualTo("99.00");
    }

    @Test
    void every_event_of_stripe_is_signed_when_it_is_sent() throws Exception {
        var id = opened("stripe");
        shop.answer(500);
        sandbox.choose("stripe", id, Wish.of(Choice.PAY));

        var told = shop.await(id, 2).getLast();
        var parts = told.signature().split(",");
        var time = parts[0].substring(2);

        assertThat(parts[0]).startsWith("t=");
        assertThat(parts[1]).isEqualTo("v1=" + hmac(time + "." + told.body(), SandboxPayments.WEBHOOK_SECRET));
        assertThat(Long.parseLong(time))
                .isBetween(told.at().getEpochSecond() - 5, told.at().getEpochSecond());
        assertThat(hmac(
                        "1763596800.{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"checkout.session.completed\"}",
                        "whsec_test_secret"))
                .isEqualTo("4b0a0a6ec9d27265d91ccd0c440be48350df4c560528f9082c7286fb01e561eb");
    }

    /** RFC 2104 by hand, so that a mistake of the sandbox is not repeated here. */
    private static String hmac(String text, String key) throws Exception {
        var padded = java.util.Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), 64);
        var inner = padded.clone();
        var outer = padded.clone();
        for (var index = 0; index < padded.length; index++) {
            inner[index] ^= 0x36;
            outer[index] ^= 0x5c;
        }
        var hash = MessageDigest.getInstance("SHA-256");
        hash.update(inner);
        var first = hash.digest(text.getBytes(StandardCharsets.UTF_8));
        hash.update(outer);
        return HexFormat.of().formatHex(hash.digest(first));
    }

    @Test
    void a_forged_one_is_not_signed_and_not_true() throws Exception {
        var session = opened("stripe");
        var payment = opened("yookassa");
        sandbox.tills().of("stripe").forge(session);
        sandbox.tills().of("yookassa").forge(payment);

        var told = shop.await(session, 1).getFirst();
        var time = told.signature().substring(2, told.signature().indexOf(','));
        assertThat(told.signature()).doesNotContain(hmac(time + "." + told.body(), SandboxPayments.WEBHOOK_SECRET));
        assertThat(shop.await(payment, 1).getFirst().object().path("status").asString(""))
                .isEqualTo("succeeded");
        assertThat(yookassa.get("payments/" + payment).text("/status")).isEqualTo("pending");
        assertThat(stripe.get("checkout/sessions/" + session).text("/status")).isEqualTo("open");
    }

    @Test
    void refunds_and_disputes_of_the_gateways_own_are_told() throws Exception {
        var payment = opened("yookassa");
        var session = opened("stripe");
        sandbox.choose("yookassa", payment, Wish.of(Choice.PAY));
        sandbox.choose("stripe", session, Wish.of(Choice.PAY));

        sandbox.tills().of("yookassa").refund(payment, new Money("RUB", 2_500));
        sandbox.tills().of("stripe").refund(session, new Money("USD", 400));
        sandbox.tills().of("stripe").dispute(session);

        var refund = sandbox.payment("yookassa", payment).refunds().getFirst().id();
        assertThat(shop.await(refund, 1).getFirst().event()).isEqualTo("refund.succeeded");
        assertThat(yookassa.get("payments/" + payment).text("/refunded_amount/value"))
                .isEqualTo("25.00");
        var told = sandbox.notices(session).stream()
                .map(notice -> notice.letter().event())
                .toList();
        assertThat(told).contains("charge.refunded", "charge.dispute.created", "refund.created");
        assertThatThrownBy(() -> sandbox.tills().of("yookassa").refund(payment, new Money("RUB", 7_501)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
