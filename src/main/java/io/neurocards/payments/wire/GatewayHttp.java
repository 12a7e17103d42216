package io.neurocards.payments.wire;

import io.neurocards.providers.proxies.Proxies;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * One gateway's HTTP: each request goes out at most once, by the operator's proxies where they serve this gateway, follows no
 * redirect, and reads at most 4 MB of the answer. Thread-safe.
 */
public final class GatewayHttp {

    /** As long as a gateway that answers within 30 seconds may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(35);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER = 4 << 20;

    private final OkHttpClient client;

    /** Waits for each whole answer no longer than {@code patience}. */
    public GatewayHttp(Proxies proxies, String upstream, Duration patience) {
        this.client = proxies.client(
                upstream,
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT)
                        .callTimeout(patience)
                        .readTimeout(patience)
                        .writeTimeout(patience)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build());
    }

    /**
     * Sends it, and reads the whole answer.
     *
     * @throws IOException when there is none, or it is longer than 4 MB; the request may have arrived
     */
    public Answer send(Request request) throws IOException {
        try (var response = client.newCall(request).execute()) {
            var source = response.body().source();
            if (source.request(LONGEST_ANSWER + 1)) {
                throw new IOException("longer than 4 MB");
            }
            return new Answer(response.code(), source.readByteString());
        }
    }
}
