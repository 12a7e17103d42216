package io.neurocards.payments.stripe;

import io.neurocards.accounts.MovableClock;
import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.wire.GatewayServer;
import io.neurocards.shared.Money;
import io.neurocards.shared.UuidV7;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Stripe's gateway as the tests ask for it, and answers as Stripe gives them. */
public final class TestStripe {

    public static final String SECRET = "sk_live_0f1e2d3c4b5a";
    public static final String SIGNING = "whsec_test_secret";
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final UUID ORDER = UuidV7.at(NOW);
    static final String ID = "cs_live_a1B2c3";
    static final String INTENT = "pi_3Abc";

    private TestStripe() {}

    public static StripeGateway at(URI base, String key, Duration patience) {
        return gateway(base, key, "USD", patience, new MovableClock());
    }

    static StripeGateway gateway(URI base, String key, String currency, Duration patience, Clock clock) {
        return new StripeGateway(new StripeSettings(key, SIGNING, base, currency), GatewayServer.http(patience), clock);
    }

    static CheckoutRequest request(Money amount, Instant expiresAt, ReceiptContact contact) {
        return new CheckoutRequest(
                ORDER,
                amount,
                "10 credits & more",
                URI.create("https://studio.test/cabinet/payments/1?x=y"),
                Locale.ENGLISH,
                expiresAt,
                contact);
    }

    static CheckoutRequest request() {
        return request(new Money("USD", 990), NOW.plus(Duration.ofHours(2)), null);
    }

    /** Returns a session as Stripe writes it. */
    static String session(String status, String paid, String intent) {
        return """
                {"id":"%s","object":"checkout.session","mode":"payment","status":"%s","payment_status":"%s",
                "amount_subtotal":990,"amount_total":990,"currency":"usd","client_reference_id":"%s","payment_intent":%s,
                "metadata":{"payment":"%s"},"url":%s,"livemode":true,"created":1795168800,"brand_new_field":{"a":[1]}}""".formatted(
                        ID,
                        status,
                        paid,
                        ORDER,
                        intent,
                        ORDER,
                        status.equals("open") ? "\"https://checkout.stripe.test/c/pay/1#abc\"" : "null");
    }

    /** Returns what a session's money became, as Stripe writes it when it is asked for all of it. */
    static String intent(String status, long refunded, long fee) {
        return """
                {"id":"%s","object":"payment_intent","status":"%s","amount":990,"currency":"usd","latest_charge":
                {"id":"ch_1","object":"charge","amount":990,"amount_refunded":%d,"currency":"usd","balance_transaction":
                {"id":"txn_1","object":"balance_transaction","fee":%d,"currency":"usd"}}}""".formatted(INTENT, status, refunded, fee);
    }

    static String error(String type, String code, String message) {
        return "{\"error\":{\"type\":\"%s\",\"code\":\"%s\",\"message\":\"%s\",\"param\":\"line_items\"}}"
                .formatted(type, code, message);
    }
}
