package io.neurocards.media.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.Request;

/**
 * A key of a Supabase project. The new kind goes into a header of its own and is no token; the older kind is one, and goes
 * into both.
 */
record SupabaseKey(String value) {

    private static final String NEW_KIND = "sb_";

    void sign(Request.Builder request) {
        request.header("apikey", value);
        if (!value.startsWith(NEW_KIND)) {
            request.header("Authorization", "Bearer " + value);
        }
    }

    /** Tells whether the key is one for browsers, which row-level security keeps from writing. */
    boolean isForBrowsers() {
        return value.startsWith("sb_publishable_") || claims().matches("(?s).*\"role\"\\s*:\\s*\"anon\".*");
    }

    private String claims() {
        var parts = value.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "SupabaseKey";
    }
}
