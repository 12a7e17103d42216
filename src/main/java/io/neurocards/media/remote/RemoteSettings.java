package io.neurocards.media.remote;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where photos and clips are kept.
 *
 * @param store {@code local}, {@code supabase}, {@code s3}, or {@code cloud}: the one of the latter two that is set up
 */
@ConfigurationProperties("neurocards.media.remote")
record RemoteSettings(
        @DefaultValue("local") String store,
        @DefaultValue Supabase supabase,
        @DefaultValue S3 s3) {

    /** @throws IllegalArgumentException in words for the operator, when the store is not set up or can't be told */
    RemoteSettings {
        chosen(store, supabase, s3);
    }

    /** @param key a secret or service role key; a publishable or anonymous one may not write */
    record Supabase(
            @DefaultValue("") String url, @DefaultValue("") String key) {

        boolean isSet() {
            return !url.isBlank() && !key.isBlank();
        }

        @Override
        public String toString() {
            return "Supabase[url=" + url + "]";
        }
    }

    /**
     * @param endpoint empty for Amazon's own of the region
     * @param prefix goes before the names {@code inputs} and {@code outputs}, which others may have taken
     */
    record S3(
            @DefaultValue("") String endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("") String prefix) {

        boolean isSet() {
            return !accessKey.isBlank() && !secretKey.isBlank();
        }

        @Override
        public String toString() {
            return "S3[endpoint=" + endpoint + ", region=" + region + ", prefix=" + prefix + "]";
        }
    }

    /** Returns which store is meant: {@code local}, {@code supabase} or {@code s3}. */
    String chosen() {
        return chosen(store, supabase, s3);
    }

    private static String chosen(String store, Supabase supabase, S3 s3) {
        return switch (store) {
            case "local" -> "local";
            case "supabase" -> named("supabase", supabase.isSet(), "SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY");
            case "s3" -> named("s3", s3.isSet(), "S3_ACCESS_KEY and S3_SECRET_KEY");
            case "cloud" -> cloud(supabase, s3);
            default -> throw new IllegalArgumentException("STORAGE_TYPE must be local, supabase, s3 or cloud");
        };
    }

    private static String cloud(Supabase supabase, S3 s3) {
        if (supabase.isSet() && s3.isSet()) {
            throw new IllegalArgumentException(
                    "STORAGE_TYPE=cloud can't choose: Supabase and S3 are both set up. Say supabase or s3");
        }
        return supabase.isSet()
                ? "supabase"
                : named(
                        "s3",
                        s3.isSet(),
                        "SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY, or S3_ACCESS_KEY and S3_SECRET_KEY");
    }

    private static String named(String store, boolean isSet, String settings) {
        if (!isSet) {
            throw new IllegalArgumentException("STORAGE_TYPE wants " + settings + ", and they are not set");
        }
        return store;
    }
}
