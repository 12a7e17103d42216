package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/** The one account that there is. */
public final class AccountAccess {

    private static final Pattern VERSION = Pattern.compile("20\\d\\d-[01]\\d-[0-3]\\d(\\.[a-z]+)?");
    private static final String BASIC = "Basic ";
    private static final String INVALID = "invalid_request_error";

    private final String apiKey;

    /** Takes the account's secret key; without it nobody gets in. */
    public AccountAccess(String apiKey) {
        this.apiKey = apiKey;
    }

    void check(Call call) {
        var shown = key(call);
        if (shown.isEmpty()) {
            throw new StripeProblem(
                    401,
                    INVALID,
                    "",
                    "You did not provide an API key. You need to provide your API key in the Authorization header.");
        }
        var isRight =
                MessageDigest.isEqual(apiKey.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
        if (apiKey.isEmpty() || !isRight) {
            throw new StripeProblem(401, INVALID, "", "Invalid API Key provided: " + "*".repeat(shown.length()));
        }
        var version = call.headers().getOrDefault("stripe-version", StripeLetters.VERSION);
        if (!VERSION.matcher(version).matches()) {
            throw new StripeProblem(400, INVALID, "", "Invalid Stripe API version: " + version);
        }
    }

    private static String key(Call call) {
        var shown = call.headers().getOrDefault("authorization", "");
        if (!shown.startsWith(BASIC)) {
            return call.key();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(shown.substring(BASIC.length())), StandardCharsets.UTF_8);
            return pair.endsWith(":") ? pair.substring(0, pair.length() - 1) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
