package io.neurocards.telegram.delivery;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How clips go to Telegram.
 *
 * @param publicBaseUrl how customers reach our links, such as {@code https://studio.example.com}; absent means this machine
 * @param port where this process serves when there is no public address
 * @param largestUpload above this a link is sent; Telegram takes 50 MB, a local Bot API server 2 GB
 * @param linkLifetime how long such a link works
 */
@Validated
@ConfigurationProperties("neurocards.telegram.delivery")
record DeliverySettings(
        @Nullable String publicBaseUrl,
        @DefaultValue("8080") int port,
        @DefaultValue("50MB") DataSize largestUpload,
        @DurationMin(minutes = 1) @DefaultValue("7d") Duration linkLifetime) {

    /** Returns the address under which everybody finds {@code path}. */
    String address(String path) {
        var base =
                publicBaseUrl == null || publicBaseUrl.isBlank() ? "http://localhost:" + port : publicBaseUrl.strip();
        return base.replaceAll("/+$", "") + path;
    }
}
