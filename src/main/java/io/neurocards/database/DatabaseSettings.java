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
        @DefaultValue("./data/postgres") Path embedded,

        @jakarta.validation.constraints.Min(2) @DefaultValue("12")
        int connections) {

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (url == null ? "embedded" : "***") + ", connections=" + connections + "]";
    }
}
