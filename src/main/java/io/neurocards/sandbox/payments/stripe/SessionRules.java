package io.neurocards.sandbox.payments.stripe;

import io.neurocards.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a Checkout Session must say before it is made. */
final class SessionRules {

    private static final Set<String> SESSION = Set.of(
            "mode",
            "line_items",
            "success_url",
            "cancel_url",
            "client_reference_id",
            "customer_email",
            "metadata",
            "payment_intent_data",
            "expires_at",
            "payment_method_types",
            "allow_promotion_codes",
            "automatic_tax",
            "billing_address_collection",
            "customer_creation",
            "locale",
            "submit_type",
            "ui_mode",
            "expand");
    private static final Set<String> LINE = Set.of("price_data", "price", "quantity", "metadata");
    private static final Set<String> PRICE = Set.of("currency", "unit_amount", "product_data", "tax_behavior");
    private static final Set<String> PRODUCT = Set.of("name", "description", "images", "metadata", "tax_code");
    private static final Set<String> INTENT = Set.of(
            "metadata",
            "description",
            "receipt_email",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "capture_method",
            "setup_future_usage");
    private static final Set<String> METHODS =
            Set.of("card", "link", "paypal", "klarna", "sepa_debit", "us_bank_account", "customer_balance", "pix");
    private static final Set<String> LOCALES = Set.of(
            "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA", "hr",
            "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk",
            "sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW");
    private static final Map<String, Long> LEAST =
            Map.of("GBP", 30L, "JPY", 50L, "AED", 200L, "HUF", 17_500L, "MXN", 1_000L, "PLN", 200L, "SEK", 300L);
    private static final long USUAL_LEAST = 50;
    private static final long MOST = 99_999_999;
    private static final int MOST_LINES = 100;
    private static final Duration SOONEST = Duration.ofMinutes(30);
    private static final Duration LATEST = Duration.ofHours(24);

    /** A session to make. */
    record Wanted(Money amount, String title, String successUrl, String cancelUrl, Instant expires) {}

    private SessionRules() {}

    static Wanted read(ObjectNode asked, Instant now) {
        StripeFields.allow(asked, "", SESSION);
        if (!StripeFields.required(asked, "", "mode", 20).equals("payment")) {
            throw StripeProblem.invalid("mode", "", "Invalid mode: the sandbox knows payment only");
        }
        StripeFields.oneOf(asked, "ui_mode", Set.of("hosted_page"), "hosted_page");
        StripeFields.oneOf(asked, "locale", LOCALES, "auto");
        StripeFields.oneOf(asked, "submit_type", Set.of("auto", "book", "donate", "pay", "subscribe"), "auto");
        var success = StripeFields.address(asked, "success_url");
        if (success.isEmpty()) {
            throw StripeFields.missing("success_url");
        }
        var cancel = StripeFields.address(asked, "cancel_url");
        StripeFields.text(asked, "", "client_reference_id", 200);
        var email = StripeFields.text(asked, "", "customer_email", 800);
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
            throw StripeProblem.invalid("customer_email", "email_invalid", "Invalid email address: " + email);
        }
        StripeFields.metadata(asked, "");
        intent(asked.path("payment_intent_data"));
        StripeForm.texts(asked.path("payment_method_types")).stream()
                .filter(method -> !METHODS.contains(method))
                .findFirst()
                .ifPresent(method -> {
                    throw StripeProblem.invalid(
                            "payment_method_types[0]", "", "Invalid payment_method_types: " + method);
                });
        var lines = lines(asked.path("line_items"));
        return new Wanted(lines.amount(), lines.title(), success, cancel, expires(asked, now));
    }

    private static void intent(JsonNode intent) {
        StripeFields.allow(intent, "payment_intent_data", INTENT);
        StripeFields.metadata(intent, "payment_intent_data");
        StripeFields.text(intent, "payment_intent_data", "description", 1000);
    }

    private static Instant expires(ObjectNode asked, Instant now) {
        var latest = now.plus(LATEST);
        var at = Instant.ofEpochSecond(StripeFields.number(asked, "", "expires_at", latest.getEpochSecond()));
        // Whole seconds are sent, so a session asked for in time is never too early by a part of one.
        if (at.isBefore(now.plus(SOONEST).minusSeconds(1))) {
            throw StripeProblem.invalid(
                    "expires_at",
                    "",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
        }
        if (at.isAfter(latest)) {
            throw StripeProblem.invalid(
                    "expires_at",
                    "",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
        }
        return at;
    }

    private record Lines(Money amount, String title) {}

    private static Lines lines(JsonNode items) {
        if (!items.isObject() || items.isEmpty()) {
            throw StripeFields.missing("line_items");
        }
        if (items.size() > MOST_LINES) {
            throw StripeProblem.invalid("line_items", "", "At most " + MOST_LINES + " line items");
        }
        var sum = new Lines(new Money("USD", 0), "");
        for (var index = 0; index < items.size(); index++) {
            var line = line(items.path(String.valueOf(index)), "line_items[" + index + "]");
            if (index > 0 && !line.amount().currency().equals(sum.amount().currency())) {
                throw StripeProblem.invalid("line_items", "", "All line items must have the same currency");
            }
            sum = index == 0 ? line : new Lines(sum.amount().plus(line.amount()), sum.title() + ", " + line.title());
        }
        var amount = sum.amount();
        if (amount.minor() < LEAST.getOrDefault(amount.currency(), USUAL_LEAST)) {
            throw StripeProblem.invalid(
                    "line_items",
                    "amount_too_small",
                    "The Checkout Session's total amount due must add up to at least the minimum of its currency");
        }
        if (amount.minor() > MOST) {
            throw StripeProblem.invalid(
                    "line_items",
                    "amount_too_large",
                    "The Checkout Session's total amount must be no more than " + MOST);
        }
        return sum;
    }

    private static Lines line(JsonNode item, String where) {
        if (!item.isObject()) {
            throw StripeFields.missing(where);
        }
        StripeFields.allow(item, where, LINE);
        var known = StripeFields.text(item, where, "price", 200);
        if (!known.isEmpty()) {
            throw StripeProblem.invalid(where + "[price]", "resource_missing", "No such price: '" + known + "'");
        }
        var quantity = StripeFields.number(item, where, "quantity", 0);
        if (quantity < 1) {
            throw StripeFields.missing(where + "[quantity]");
        }
        var price = item.path("price_data");
        var priceAt = where + "[price_data]";
        if (price.isMissingNode()) {
            throw StripeFields.missing(priceAt);
        }
        StripeFields.allow(price, priceAt, PRICE);
        var currency = StripeFields.required(price, priceAt, "currency", 3);
        if (!currency.matches("[a-zA-Z]{3}") || !Money.isCurrency(currency.toUpperCase(Locale.ROOT))) {
            throw StripeProblem.invalid(priceAt + "[currency]", "", "Invalid currency: " + currency);
        }
        var each = StripeFields.number(price, priceAt, "unit_amount", -1);
        if (each < 0) {
            throw StripeFields.missing(priceAt + "[unit_amount]");
        }
        var product = price.path("product_data");
        StripeFields.allow(product, priceAt + "[product_data]", PRODUCT);
        var name = StripeFields.required(product, priceAt + "[product_data]", "name", 1500);
        return new Lines(
                new Money(currency.toUpperCase(Locale.ROOT), Math.min(each * Math.min(quantity, MOST), MOST * 2)),
                name);
    }
}
