package io.neurocards.providers.vendors;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where a vendor can reach this installation: at its public address when that is https, and at localhost when the vendor
 * itself is on this machine, as the demo's are.
 */
record CallbackAddress(Environment environment) {

    Optional<String> base(String provider) {
        if (isHere(environment.getProperty("neurocards.providers." + provider + ".base-url"))) {
            return port().map(port -> "http://localhost:" + port);
        }
        return Optional.of(environment
                        .getProperty("neurocards.web.public-base-url", "")
                        .strip())
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith("https://"))
                .map(address -> address.replaceFirst("/+$", ""));
    }

    /** The port is known once the web server runs. */
    private Optional<String> port() {
        return Optional.ofNullable(environment.getProperty("local.server.port"))
                .or(() -> Optional.ofNullable(environment.getProperty("server.port")))
                .filter(port -> port.matches("[1-9]\\d{0,4}"));
    }

    private static boolean isHere(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return false;
        }
        var host = URI.create(url.strip()).getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("sandbox.invalid"));
    }
}
