package io.neurocards.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which database decides.
 *
 * @param url {@code postgres://} or {@code jdbc:postgresql://}; absent means the embedded server
 * @param embedded the folder of the embedded server
 * @param connections the most connections that this process opens
 */
@Validated
@ConfigurationProperties("neurocards.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue(EMBEDDED_FOLDER) Path embedded,

        @jakarta.validation.constraints.Min(2) @DefaultValue("12")
        int connections) {

    static final String EMBEDDED_FOLDER = "./data/postgres";

    static boolean isEmbedded(@Nullable String url) {
        return url == null || url.equals("embedded");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (url == null ? "embedded" : "***") + ", connections=" + connections + "]";
    }
}
