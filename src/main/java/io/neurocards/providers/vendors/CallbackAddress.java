package io.neurocards.providers.vendors;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where a vendor can reach this installation: at its public address when that is https, and at localhost when the vendor
 * itself is on this machine, as the demo's are. Asked for at every look, so what the settings say is read once.
 */
final class CallbackAddress {

    private final Environment environment;
    private final ConcurrentMap<String, Boolean> here = new ConcurrentHashMap<>();
    private final Optional<String> publicly;

    CallbackAddress(Environment environment) {
        this.environment = environment;
        this.publicly = Optional.of(environment
                        .getProperty("neurocards.web.public-base-url", "")
                        .strip())
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith("https://"))
                .map(address -> address.replaceFirst("/+$", ""));
    }

    Optional<String> base(String provider) {
        return here.computeIfAbsent(provider, this::isOnThisMachine)
                ? port().map(port -> "http://localhost:" + port)
                : publicly;
    }

    /** The port is known once the web server runs. */
    private Optional<String> port() {
        return Optional.ofNullable(environment.getProperty("local.server.port"))
                .or(() -> Optional.ofNullable(environment.getProperty("server.port")))
                .filter(port -> port.matches("[1-9]\\d{0,4}"));
    }

    private boolean isOnThisMachine(String provider) {
        return isHere(environment.getProperty("neurocards.providers." + provider + ".base-url"));
    }

    private static boolean isHere(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return false;
        }
        var host = URI.create(url.strip()).getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("sandbox.invalid"));
    }
}
