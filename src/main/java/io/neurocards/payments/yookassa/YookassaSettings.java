package io.neurocards.payments.yookassa;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The shop at YooKassa; without its key it is off.
 *
 * @param shopId the shop's number
 * @param apiKey its secret key; one that begins with {@code test_} moves no money
 * @param baseUrl where the API is, without its version
 * @param receipts whether a receipt goes with each payment, which then needs the customer's address or number
 * @param vatCode the rate of VAT on receipts, 1 (none) to 12, as YooKassa numbers them
 * @param taxSystem the shop's tax system on receipts, 1 to 6; nothing for a shop that has one only
 * @param notificationSenders from where notifications come: addresses, or ranges of them
 */
@Validated
@ConfigurationProperties("neurocards.payments.yookassa")
record YookassaSettings(
        @Nullable String shopId,
        @Nullable String apiKey,
        @DefaultValue("https://api.yookassa.ru") URI baseUrl,
        @DefaultValue("false") boolean receipts,
        @Min(1) @Max(12) @DefaultValue("1") int vatCode,
        @Min(1) @Max(6) @Nullable Integer taxSystem,

        @DefaultValue({
            "185.71.76.0/27",
            "185.71.77.0/27",
            "77.75.153.0/25",
            "77.75.154.128/25",
            "77.75.156.11",
            "77.75.156.35",
            "2a02:5180::/32"
        })
        List<String> notificationSenders) {

    private static final String TEST = "test_";

    /** @throws IllegalArgumentException when only one of number and key is there */
    YookassaSettings {
        if (isBlank(shopId) != isBlank(apiKey)) {
            throw new IllegalArgumentException("shop-id and api-key must be set together");
        }
        notificationSenders = List.copyOf(notificationSenders);
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    boolean isTest() {
        return apiKey != null && apiKey.startsWith(TEST);
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "YookassaSettings[shopId=" + shopId + ", baseUrl=" + baseUrl + ", receipts=" + receipts + "]";
    }
}
