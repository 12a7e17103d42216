package io.neurocards.neighbours;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Redis is.
 *
 * @param url {@code redis://[:password@]host:port/db}, or {@code rediss://} for TLS; absent means that there is none
 */
@ConfigurationProperties("neurocards.redis")
record RedisSettings(@Nullable String url) {

    /** Hides the password. */
    @Override
    public String toString() {
        return "RedisSettings[url=***]";
    }
}
