package io.neurocards;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the address of a Redis must look like. */
final class RedisAddress {

    private static final Pattern FORM =
            Pattern.compile("rediss?://(?:[^@/\\s]*@)?[^@:/\\s]+(?::\\d{1,5})?(?:/\\d{0,3})?");
    private static final int HIGHEST_PORT = 65_535;

    private RedisAddress() {}

    /** Returns what is wrong, in words that do not repeat the value, or null. */
    static @Nullable String complaint(String value) {
        try {
            var address = new URI(value);
            var fits = FORM.matcher(value).matches()
                    && address.getHost() != null
                    && address.getPort() != 0
                    && address.getPort() <= HIGHEST_PORT;
            return fits ? null : "must look like redis://:password@host:6379/0, or rediss:// for TLS";
        } catch (URISyntaxException e) {
            return "must look like redis://:password@host:6379/0; what is no letter or digit in its password is written as"
                    + " in web addresses, such as %40 for @";
        }
    }
}
