package io.neurocards.web;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The HTTP surface.
 *
 * @param publicBaseUrl how others reach us, such as {@code https://studio.example.com}; absent means as the request did
 * @param termsUrl where the terms of use are; absent means our own page
 * @param privacyUrl where the privacy policy is; absent means our own page
 * @param requestsPerMinute what one caller may send, each caller being a session or, without one, a client address
 * @param adminToken what administrators know; nobody administers without one, and it has at least 32 characters
 * @param accountRequestsPerMinute what one client address may send to sign up, sign in, and have codes mailed
 */
@Validated
@ConfigurationProperties("neurocards.web")
public record WebSettings(
        @Nullable String publicBaseUrl,
        @Nullable String termsUrl,
        @Nullable String privacyUrl,
        @Nullable String adminToken,
        @Min(10) @DefaultValue("600") int requestsPerMinute,
        @Min(5) @DefaultValue("60") int accountRequestsPerMinute) {

    private static final int SHORTEST_TOKEN = 32;

    public WebSettings {
        if (adminToken != null && !adminToken.isBlank() && adminToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("the admin token needs at least 32 characters");
        }
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "WebSettings[publicBaseUrl=" + publicBaseUrl + ", adminToken=***]";
    }
}
