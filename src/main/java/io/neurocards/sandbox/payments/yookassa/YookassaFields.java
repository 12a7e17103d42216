package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads single fields, and refuses them as YooKassa does. */
final class YookassaFields {

    private static final Pattern VALUE = Pattern.compile("(0|[1-9]\\d{0,9})\\.\\d{2}");
    private static final String CURRENCY = "RUB";
    private static final Set<String> SCRIPTS = Set.of("javascript", "data", "vbscript");
    private static final int KEYS = 16;
    private static final int KEY_LENGTH = 32;
    private static final int VALUE_LENGTH = 512;
    private static final int LONGEST_ADDRESS = 2048;

    private YookassaFields() {}

    /** Refuses whatever has no meaning there. */
    static void allow(JsonNode object, String where, Set<String> names) {
        if (!object.isObject()) {
            throw YookassaProblem.invalid(where.isEmpty() ? "body" : where, "It must be an object");
        }
        object.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw YookassaProblem.invalid(where.isEmpty() ? name : where + "." + name, "Unknown parameter");
                });
    }

    /** Returns {@code {"value": "100.00", "currency": "RUB"}} as money. */
    static Money amount(JsonNode amount, String where) {
        if (amount.isMissingNode()) {
            throw YookassaProblem.invalid(where, "Amount is missing");
        }
        allow(amount, where, Set.of("value", "currency"));
        var value = amount.path("value");
        if (!value.isString() || !VALUE.matcher(value.stringValue()).matches()) {
            throw YookassaProblem.invalid(where + ".value", "Amount must be a string with two digits after the dot");
        }
        if (!amount.path("currency").asString("").equals(CURRENCY)) {
            throw YookassaProblem.invalid(where + ".currency", "This shop takes RUB only");
        }
        return Money.of(CURRENCY, new BigDecimal(value.stringValue()));
    }

    /** Returns a text that may be absent, then empty. */
    static String text(JsonNode object, String name, int most) {
        var text = object.path(name);
        if (text.isMissingNode()) {
            return "";
        }
        if (!text.isString() || text.stringValue().length() > most) {
            throw YookassaProblem.invalid(name, "It must be a string of at most " + most + " characters");
        }
        return text.stringValue();
    }

    static boolean flag(JsonNode object, String name) {
        var flag = object.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw YookassaProblem.invalid(name, "It must be true or false");
        }
        return flag.asBoolean(false);
    }

    static String oneOf(JsonNode value, String where, Set<String> words, String otherwise) {
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isString() || !words.contains(value.stringValue())) {
            throw YookassaProblem.invalid(
                    where, "It must be one of " + words.stream().sorted().toList());
        }
        return value.stringValue();
    }

    static String address(JsonNode value, String where) {
        var address = value.asString("");
        if (address.isEmpty() || address.length() > LONGEST_ADDRESS || !isAddress(address)) {
            throw YookassaProblem.invalid(where, "It must be an address of at most " + LONGEST_ADDRESS + " characters");
        }
        return address;
    }

    private static boolean isAddress(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && !SCRIPTS.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static void metadata(JsonNode metadata) {
        if (metadata.isMissingNode()) {
            return;
        }
        if (!metadata.isObject() || metadata.size() > KEYS) {
            throw YookassaProblem.invalid("metadata", "It must be an object of at most " + KEYS + " keys");
        }
        metadata.forEachEntry((key, value) -> {
            if (key.length() > KEY_LENGTH
                    || !value.isString()
                    || value.stringValue().length() > VALUE_LENGTH) {
                throw YookassaProblem.invalid("metadata." + key, "Keys of 32 characters, values strings of 512");
            }
        });
    }
}
