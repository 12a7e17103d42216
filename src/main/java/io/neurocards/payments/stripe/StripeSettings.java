package io.neurocards.payments.stripe;

import io.neurocards.shared.Money;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Stripe; without its key it is off.
 *
 * @param apiKey its secret key, or a restricted one; one with {@code _test_} in it moves no money
 * @param webhookSecret what notifications are signed with; two with a comma between them while it is changed
 * @param baseUrl where the API is, without its version
 * @param currency what is charged
 */
@ConfigurationProperties("neurocards.payments.stripe")
record StripeSettings(
        @Nullable String apiKey,
        @Nullable String webhookSecret,
        @DefaultValue("https://api.stripe.com") URI baseUrl,
        @DefaultValue("USD") String currency) {

    /** Here Stripe's smallest unit is not that of ISO 4217, by which we count. */
    private static final Set<String> ODD = Set.of("ISK", "MGA", "UGX");

    /** @throws IllegalArgumentException for a key without secret or the other way round, and for a currency that is not charged */
    StripeSettings {
        if (isBlank(apiKey) != isBlank(webhookSecret)) {
            throw new IllegalArgumentException("api-key and webhook-secret must be set together");
        }
        if (!Money.isCurrency(currency) || currency.equals("XTR") || ODD.contains(currency)) {
            throw new IllegalArgumentException("currency must be one of ISO 4217, but not ISK, MGA or UGX");
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    boolean isTest() {
        return Objects.requireNonNullElse(apiKey, "").contains("_test_");
    }

    List<String> webhookSecrets() {
        return Stream.of(Objects.requireNonNullElse(webhookSecret, "").split("[,\\s]+", -1))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "StripeSettings[baseUrl=" + baseUrl + ", currency=" + currency + "]";
    }
}
