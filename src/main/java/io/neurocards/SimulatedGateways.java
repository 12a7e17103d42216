package io.neurocards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * What the demo sets so that payment gateways nobody has given a key for are those of the sandbox, where money is test money.
 * The keys are always the same: a payment is asked for with the key that made it, also after a restart.
 */
record SimulatedGateways(Environment environment) {

    private static final String PAYMENTS = "neurocards.payments.";
    private static final String SANDBOX = "neurocards.sandbox.payments.";
    private static final String LOOPBACK = "127.0.0.0/8,::1";

    /** Returns nothing when the web server's port is not known before it runs, as in tests. */
    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        var port = environment.getProperty("server.port", "8080");
        if (port.equals("0")) {
            return settings;
        }
        var base = "http://127.0.0.1:" + port;
        if (!isSet("yookassa.api-key", "yookassa.base-url")) {
            settings.put(PAYMENTS + "yookassa.base-url", base + "/sandbox/yookassa");
            settings.put(PAYMENTS + "yookassa.notification-senders", LOOPBACK);
            both(settings, "yookassa.shop-id", "100500");
            both(settings, "yookassa.api-key", "test_yookassa-sandbox");
            settings.put(SANDBOX + "notify-url-yookassa", base + "/api/webhook/yookassa");
        }
        if (!isSet("stripe.api-key", "stripe.base-url")) {
            settings.put(PAYMENTS + "stripe.base-url", base + "/sandbox/stripe");
            both(settings, "stripe.api-key", "sk_test_sandbox");
            both(settings, "stripe.webhook-secret", "whsec_sandbox");
            settings.put(SANDBOX + "notify-url-stripe", base + "/api/webhook/stripe");
        }
        if (!settings.isEmpty()) {
            settings.put(PAYMENTS + "test-mode", "true");
        }
        settings.put(
                PAYMENTS + "simulated",
                String.join(
                        ",",
                        Stream.of("yookassa", "stripe")
                                .filter(name -> settings.containsKey(PAYMENTS + name + ".base-url"))
                                .toList()));
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
