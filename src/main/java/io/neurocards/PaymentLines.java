package io.neurocards;

import io.neurocards.StartupTable.Line;
import java.util.List;
import org.springframework.core.env.Environment;

/** Says which payment gateways are on, and whether real money moves; never a key. */
record PaymentLines(Environment environment, String address) {

    List<Line> lines() {
        return List.of(yookassa(), stripe(), testMoney());
    }

    private Line yookassa() {
        if (property("yookassa.api-key").isEmpty()) {
            return new Line("yookassa", false, "YOOKASSA_SHOP_ID and YOOKASSA_API_KEY are not set");
        }
        if (isSimulated("yookassa")) {
            return new Line("yookassa", true, "in the sandbox: " + address + "/sandbox/yookassa");
        }
        var isTest = property("yookassa.api-key").startsWith("test_");
        var receipts =
                property("yookassa.receipts").matches("on|true") ? "receipts with VAT code " + vat() : "no receipts";
        return new Line(
                "yookassa",
                true,
                (isTest ? "test shop " : "live shop ") + property("yookassa.shop-id") + " in RUB, " + receipts
                        + at("yookassa.base-url") + hearing("yookassa"));
    }

    private String vat() {
        var code = property("yookassa.vat-code");
        return code.isEmpty() ? "1" : code;
    }

    private Line stripe() {
        if (property("stripe.api-key").isEmpty()) {
            return new Line("stripe", false, "STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET are not set");
        }
        if (isSimulated("stripe")) {
            return new Line("stripe", true, "in the sandbox: " + address + "/sandbox/stripe");
        }
        var isTest = property("stripe.api-key").contains("_test_");
        var currency = property("stripe.currency").isEmpty() ? "USD" : property("stripe.currency");
        return new Line(
                "stripe",
                true,
                (isTest ? "test account in " : "live account in ")
                        + currency
                        + at("stripe.base-url")
                        + hearing("stripe"));
    }

    private Line testMoney() {
        return property("test-mode").equals("true")
                ? new Line(
                        "test money", true, "buys real credits: PAYMENTS_TEST_MODE=true; never leave it so in a shop")
                : new Line("test money", false, "buys nothing: PAYMENTS_TEST_MODE is not true");
    }

    private String hearing(String gateway) {
        var isPublished =
                !environment.getProperty("neurocards.web.public-base-url", "").isBlank();
        return isPublished
                ? "; notifications come to " + address + "/api/webhook/" + gateway
                : "; notifications need PUBLIC_BASE_URL, payments are found by asking";
    }

    private boolean isSimulated(String gateway) {
        return property(gateway + ".base-url").startsWith("http://127.0.0.1:")
                && property(gateway + ".base-url").contains("/sandbox/" + gateway);
    }

    private String at(String baseUrl) {
        return property(baseUrl).isEmpty() ? "" : ", at " + property(baseUrl);
    }

    private String property(String name) {
        return environment.getProperty("neurocards.payments." + name, "").strip();
    }
}
