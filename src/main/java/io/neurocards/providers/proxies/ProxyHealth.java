package io.neurocards.providers.proxies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a proxy does.
 *
 * @param address its host and port, never its login; {@code #2} follows for the second of an address, and so on
 * @param leftAloneUntil when it is tried again after a failure; null when it is in use
 */
public record ProxyHealth(String address, @Nullable Instant leftAloneUntil) {

    public boolean isAvailable() {
        return leftAloneUntil == null;
    }
}
