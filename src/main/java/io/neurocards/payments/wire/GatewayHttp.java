package io.neurocards.payments.wire;

import io.neurocards.payments.wire.Reply.Unclear;
import io.neurocards.providers.proxies.Proxies;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/**
 * One gateway's HTTP: each request goes out at most once, by the operator's proxies where they serve this gateway, follows no
 * redirect, reads at most 4 MB of the answer, and never throws for what a network or a gateway can do. Thread-safe.
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

    /** Says what an answer comes to; {@code json} is missing when the body is no JSON object. */
    @FunctionalInterface
    public interface Judge {
        Reply judge(int status, JsonNode json);
    }

    /** Sends it, and has its answer judged. */
    public Reply call(Request request, Judge judge) {
        try (var response = client.newCall(request).execute()) {
            return read(response, judge);
        } catch (IOException e) {
            return new Unclear("no answer: " + e.getClass().getSimpleName());
        }
    }

    private static Reply read(Response response, Judge judge) throws IOException {
        var source = response.body().source();
        if (source.request(LONGEST_ANSWER + 1)) {
            return new Unclear("HTTP " + response.code() + ": the answer is longer than 4 MB");
        }
        return judge.judge(response.code(), Fields.object(source.readByteArray()));
    }
}
