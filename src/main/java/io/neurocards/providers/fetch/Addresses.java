package io.neurocards.providers.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a clip may be fetched from.
 *
 * @param allowed {@code host:port} of test servers
 */
record Addresses(Set<String> allowed) {

    /** What browsers take for an IPv4 address: a host whose last part is a number, also one in hexadecimal digits. */
    private static final String LOOKS_LIKE_NUMBER = "(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?";

    private static final String DOTTED = "\\d{1,3}(\\.\\d{1,3}){3}";

    static Addresses of(Set<String> allowed) {
        return new Addresses(allowed.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean isExempt(HttpUrl url) {
        return allowed.contains(url.host() + ":" + url.port());
    }

    /** Returns what is wrong with {@code url}, before anything is resolved; null when it may be tried. */
    @Nullable
    String complaint(HttpUrl url) {
        if (isExempt(url)) {
            return null;
        }
        if (!url.isHttps()) {
            return "not an https address";
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return "an address with a login";
        }
        return isForbiddenHost(url.host()) ? "not a public address" : null;
    }

    private static boolean isForbiddenHost(String host) {
        if (host.contains(":") || host.matches(LOOKS_LIKE_NUMBER)) {
            return !(host.contains(":") || host.matches(DOTTED)) || !isPublic(host);
        }
        return !host.contains(".")
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || host.endsWith(".internal");
    }

    /** No name is asked for: only what is an address already gets here. */
    private static boolean isPublic(String literal) {
        try {
            return PublicAddress.is(InetAddress.getByName(literal));
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
