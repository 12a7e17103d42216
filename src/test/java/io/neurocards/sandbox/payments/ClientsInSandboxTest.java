package io.neurocards.sandbox.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.Bytes;
import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.CheckoutResult;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.PaymentListing;
import io.neurocards.payments.gateways.PaymentLookup;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.stripe.TestStripe;
import io.neurocards.payments.yookassa.TestYookassa;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.shared.Money;
import io.neurocards.shared.UuidV7;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the studio's own clients say and understand, where the simulated gateways are as strict as the real ones. */
class ClientsInSandboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static SandboxPayments sandbox;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxPayments.start("--neurocards.sandbox.payments.stripe.webhook-secret=" + TestStripe.SIGNING);
        shop = new Shop();
        sandbox.notify("yookassa", shop.address());
        sandbox.notify("stripe", shop.address());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        shop.close();
    }

    @AfterEach
    void calm() {
        sandbox.calm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yookassa", "stripe"})
    void a_payment_is_opened_once_told_of_and_found_paid(String name) {
        var gateway = gateway(name);
        var request = request(gateway);

        var opened = (CheckoutResult.Opened) gateway.open(request);
        assertThat(gateway.open(request)).isEqualTo(opened);
        assertThat(found(gateway, opened.reference()).state()).isEqualTo(State.WAITING);

        sandbox.choose(name, opened.reference(), Wish.of(Choice.PAY));
        var told = shop.await(opened.reference(), 1).getFirst();
        assertThat(gateway.read(incoming(told)))
                .isEqualTo(new Notification.AboutPayment(told.event(), opened.reference()));
        var paid = found(gateway, opened.reference());
        assertThat(paid.state()).isEqualTo(State.PAID);
        assertThat(paid.order()).contains(request.payment());
        assertThat(paid.amount()).isEqualTo(request.amount());
        assertThat(paid.refunded().minor()).isZero();
        assertThat(paid.fee()).isPresent();
        assertThat(paid.isTest()).isTrue();

        var now = Instant.now();
        assertThat(gateway.list(now.minusSeconds(600), now.plusSeconds(600), null))
                .isInstanceOfSatisfying(
                        PaymentListing.Page.class,
                        page -> assertThat(page.payments()).contains(paid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yookassa", "stripe"})
    void what_nobody_paid_in_the_end_is_cancelled_and_says_why(String name) {
        var gateway = gateway(name);
        var opened = (CheckoutResult.Opened) gateway.open(request(gateway));

        sandbox.choose(
                name,
                opened.reference(),
                new Wish(Choice.FAIL_LATER, Wish.Telling.USUAL, Wish.Twist.NONE, "", Duration.ofMillis(50)));
        var last = shop.await(opened.reference(), 1).getLast();

        assertThat(gateway.read(incoming(last))).isInstanceOf(Notification.AboutPayment.class);
        var end = Instant.now().plusSeconds(20);
        while (found(gateway, opened.reference()).state() != State.CANCELLED
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        var failed = found(gateway, opened.reference());
        assertThat(failed.state()).isEqualTo(State.CANCELLED);
        assertThat(failed.reason()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yookassa", "stripe"})
    void a_refund_whose_answer_was_lost_goes_back_once(String name) {
        var gateway = gateway(name);
        var payment = paid(gateway);
        var part = new Money(gateway.currency(), 5_000);
        var wish = new RefundRequest(
                UuidV7.at(Instant.now()), payment, part, "10", new ReceiptContact.Email("ann@shop.test"));

        sandbox.order(Fault.of(Kind.LOST_ANSWER).at(name, "refund"));
        assertThat(gateway.refund(wish)).isInstanceOf(RefundResult.Unknown.class);
        var done = gateway.refund(wish);

        assertThat(done).isInstanceOf(RefundResult.Done.class);
        assertThat(gateway.refund(wish)).isEqualTo(done);
        assertThat(gateway.findRefund(((RefundResult.Done) done).reference())).isEqualTo(done);
        assertThat(found(gateway, payment).refunded()).isEqualTo(part);
        var rest =
                new RefundRequest(UuidV7.at(Instant.now()), payment, new Money(gateway.currency(), 60_000), "10", null);
        assertThat(gateway.refund(rest)).as("more than is left").isInstanceOf(RefundResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yookassa", "stripe"})
    void what_is_told_of_a_refund_leads_to_its_payment(String name) {
        var gateway = gateway(name);
        var payment = paid(gateway);
        var done = (RefundResult.Done) gateway.refund(new RefundRequest(
                UuidV7.at(Instant.now()), payment, new Money(gateway.currency(), 60_000), "10", null));
        var end = Instant.now().plusSeconds(20);
        while (told(gateway, done.reference()).isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }

        assertThat(told(gateway, done.reference())).allSatisfy(refund -> {
            assertThat(found(gateway, refund.payment()).reference()).isEqualTo(payment);
            assertThat(found(gateway, refund.payment()).refunded().minor()).isEqualTo(60_000);
        });
        assertThat(told(gateway, done.reference())).isNotEmpty();
    }

    private static List<Notification.AboutRefund> told(PaymentGateway gateway, String refund) {
        return shop.heard(refund).stream()
                .map(heard -> gateway.read(incoming(heard)))
                .filter(Notification.AboutRefund.class::isInstance)
                .map(Notification.AboutRefund.class::cast)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yookassa", "stripe"})
    void trouble_opens_no_second_page(String name) {
        var gateway = gateway(name);
        var request = request(gateway);
        sandbox.order(Fault.of(Kind.LOST_ANSWER).at(name, "create"));

        assertThat(gateway.open(request)).isInstanceOf(CheckoutResult.Unknown.class);
        var opened = (CheckoutResult.Opened) gateway.open(request);

        assertThat(sandbox.payments().stream()
                        .filter(payment -> payment.order()
                                .request()
                                .toString()
                                .contains(request.payment().toString())))
                .hasSize(1);
        assertThat(found(gateway, opened.reference()).order()).contains(request.payment());
    }

    private static PaymentGateway gateway(String name) {
        return name.equals("yookassa")
                ? TestYookassa.at(sandbox.yookassa(), SandboxPayments.SHOP_KEY, PATIENCE)
                : TestStripe.at(sandbox.stripe(), SandboxPayments.STRIPE_KEY, PATIENCE);
    }

    private static CheckoutRequest request(PaymentGateway gateway) {
        return new CheckoutRequest(
                UuidV7.at(Instant.now()),
                new Money(gateway.currency(), 60_000),
                "10 кредитов",
                URI.create(shop.back()),
                Locale.of("ru"),
                Instant.now().plus(Duration.ofHours(24)),
                new ReceiptContact.Email("ann@shop.test"));
    }

    private static String paid(PaymentGateway gateway) {
        var opened = (CheckoutResult.Opened) gateway.open(request(gateway));
        sandbox.choose(gateway.name(), opened.reference(), Wish.of(Choice.PAY));
        return opened.reference();
    }

    private static GatewayPayment found(PaymentGateway gateway, String reference) {
        return ((PaymentLookup.Found) gateway.find(reference)).payment();
    }

    private static IncomingNotification incoming(Shop.Heard heard) {
        return new IncomingNotification(
                Bytes.of(heard.body().getBytes(StandardCharsets.UTF_8)),
                heard.signature().isEmpty() ? null : heard.signature(),
                heard.sender(),
                heard.at());
    }
}
