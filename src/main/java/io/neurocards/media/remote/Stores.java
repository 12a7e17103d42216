package io.neurocards.media.remote;

import io.neurocards.media.LocalMediaStore;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens each kind of store by the settings. */
final class Stores {

    private static final Logger log = LoggerFactory.getLogger(Stores.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final RemoteSettings settings;
    private final Path folder;
    private final Sleeper sleeper;

    /** Takes the folder of the local store, below which uploads to the others wait. */
    Stores(RemoteSettings settings, Path folder, Sleeper sleeper) {
        this.settings = settings;
        this.folder = folder;
        this.sleeper = sleeper;
    }

    /**
     * Opens {@code local}, {@code supabase} or {@code s3} and makes what it lacks.
     *
     * @throws IOException when it can't be reached, refuses the key, or is open to everybody
     */
    MediaStore open(String store) throws IOException {
        return switch (store) {
            case "local" -> LocalMediaStore.in(folder);
            case "supabase" -> supabase(settings.supabase());
            case "s3" -> s3(settings.s3());
            default -> throw new IllegalArgumentException("No such store");
        };
    }

    private MediaStore supabase(RemoteSettings.Supabase named) throws IOException {
        var key = new SupabaseKey(named.key().strip());
        if (key.isForBrowsers()) {
            log.warn(
                    "The key of Supabase is one for browsers and may not write files; SUPABASE_SERVICE_ROLE_KEY wants the"
                            + " secret or service role key");
        }
        var http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        var store = new SupabaseMediaStore(
                new SupabaseStorage(http, URI.create(named.url().strip()), key, sleeper), staging());
        store.prepare();
        return store;
    }

    private MediaStore s3(RemoteSettings.S3 named) throws IOException {
        var store = new S3MediaStore(client(named), named.prefix(), staging());
        store.prepare();
        return store;
    }

    /** Returns what speaks to the server of the settings; the caller closes it. */
    static S3Client client(RemoteSettings.S3 named) {
        var keys = AwsBasicCredentials.create(
                named.accessKey().strip(), named.secretKey().strip());
        var client = S3Client.builder()
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .region(Region.of(named.region()))
                .forcePathStyle(true)
                // Servers other than Amazon's own may not know the checksums that the client would send by itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE));
        if (!named.endpoint().isBlank()) {
            client.endpointOverride(URI.create(named.endpoint().strip()));
        }
        return client.build();
    }

    private Staging staging() {
        return new Staging(folder.resolve(".unfinished"));
    }
}
