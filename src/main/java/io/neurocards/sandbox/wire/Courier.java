package io.neurocards.sandbox.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings JSON to where somebody wants to be told. Thread-safe. */
public final class Courier implements AutoCloseable {

    /** What is returned instead of a status when nobody answered. */
    public static final int NOBODY = 0;

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /** Brings it once, and returns the status of the answer, or {@link #NOBODY}. */
    public int bring(String address, String body, Map<String, String> headers) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            log.debug("Sandbox letter did not arrive: address={}", address, e);
            return NOBODY;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
