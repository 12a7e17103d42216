package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.wire.GatewayServer;
import io.neurocards.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** YooKassa's gateway as the tests ask for it, and answers as the shop gives them. */
public final class TestYookassa {

    public static final String SECRET = "live_0f1e2d3c4b5a";
    static final UUID ORDER = UUID.fromString("01989e2c-7f00-7000-8000-000000000001");
    static final String ID = "22e12f66-000f-5000-8000-18db351245c7";

    private TestYookassa() {}

    /** Returns the gateway with receipts off, at {@code base}. */
    public static YookassaGateway at(URI base, String key, Duration patience) {
        return gateway(settings(base, key, false, null), patience);
    }

    static YookassaGateway gateway(YookassaSettings settings, Duration patience) {
        return new YookassaGateway(settings, GatewayServer.http(patience));
    }

    static YookassaSettings settings(URI base, String key, boolean receipts, Integer taxSystem) {
        return new YookassaSettings("100500", key, base, receipts, 4, taxSystem, List.of("127.0.0.0/8", "::1"));
    }

    static CheckoutRequest request(ReceiptContact contact) {
        return new CheckoutRequest(
                ORDER,
                new Money("RUB", 69_000),
                "10 кредитов",
                URI.create("https://studio.test/cabinet/payments/1?x=y"),
                Locale.of("ru"),
                Instant.parse("2026-11-20T11:00:00Z"),
                contact);
    }

    /** Returns a payment as YooKassa writes it, with {@code fields} before all others. */
    static String payment(String status, String fields) {
        return """
                {%s"id":"%s","status":"%s","paid":true,"amount":{"value":"690.00","currency":"RUB"},
                "created_at":"2026-11-20T10:00:00.000Z","description":"10","metadata":{"payment":"%s"},
                "recipient":{"account_id":"100500","gateway_id":"100700"},"refundable":true,"test":false}""".formatted(fields, ID, status, ORDER);
    }

    static String page(String address) {
        return "\"confirmation\":{\"type\":\"redirect\",\"confirmation_url\":\"" + address + "\"},";
    }

    static String error(String code, String description) {
        return "{\"type\":\"error\",\"id\":\"e1\",\"code\":\"%s\",\"description\":\"%s\",\"parameter\":\"amount\"}"
                .formatted(code, description);
    }
}
