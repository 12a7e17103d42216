package io.neurocards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * What the demo sets so that gateways nobody has given a key for are those of the sandbox, while it answers on this machine
 * only. The keys are always the same, and open nothing but the sandbox.
 */
record SimulatedPayments(Environment environment) {

    private static final String PAYMENTS = "neurocards.payments.";
    private static final String SANDBOX = "neurocards.sandbox.payments.";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final String SHOP_ID = "100500";
    private static final String SHOP_KEY = "test_sandbox-yookassa";
    private static final String STRIPE_KEY = "sk_test_sandbox";
    private static final String STRIPE_WEBHOOK_SECRET = "whsec_sandbox_stripe";

    /** Returns nothing when the web server's port is not known before it runs, as in tests, or others can reach it. */
    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        var port = environment.getProperty("server.port", "8080");
        if (port.equals("0") || !LOOPBACK.contains(environment.getProperty("server.address", "127.0.0.1"))) {
            return settings;
        }
        var base = "http://127.0.0.1:" + port;
        if (!isSet("yookassa.shop-id", "yookassa.api-key", "yookassa.base-url")) {
            settings.put(PAYMENTS + "yookassa.base-url", base + "/sandbox/yookassa/v3/");
            settings.put(PAYMENTS + "yookassa.notification-senders", "127.0.0.0/8,::1");
            settings.put(SANDBOX + "notify-url-yookassa", base + "/api/webhook/yookassa");
            both(settings, "yookassa.shop-id", SHOP_ID);
            both(settings, "yookassa.api-key", SHOP_KEY);
        }
        if (!isSet("stripe.api-key", "stripe.webhook-secret", "stripe.base-url")) {
            settings.put(PAYMENTS + "stripe.base-url", base + "/sandbox/stripe");
            settings.put(SANDBOX + "notify-url-stripe", base + "/api/webhook/stripe");
            both(settings, "stripe.api-key", STRIPE_KEY);
            both(settings, "stripe.webhook-secret", STRIPE_WEBHOOK_SECRET);
        }
        if (!settings.isEmpty()) {
            settings.put(PAYMENTS + "test-mode", "true");
        }
        return settings;
    }

    private boolean isSet(String... names) {
        return List.of(names).stream()
                .anyMatch(name -> !environment.getProperty(PAYMENTS + name, "").isBlank());
    }

    private static void both(Map<String, Object> settings, String name, String value) {
        settings.put(PAYMENTS + name, value);
        settings.put(SANDBOX + name, value);
    }
}
