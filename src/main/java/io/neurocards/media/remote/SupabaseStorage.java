package io.neurocards.media.remote;

import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wire to Supabase Storage. Nearly every refusal comes with status 400, the real status as text in the body; both are
 * read here and only here. What may pass by itself is asked three times.
 */
final class SupabaseStorage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long LONGEST_REFUSAL = 64 * 1024;

    private final OkHttpClient http;
    private final String address;
    private final SupabaseKey key;
    private final Sleeper sleeper;

    SupabaseStorage(OkHttpClient http, URI project, SupabaseKey key, Sleeper sleeper) {
        this.http = http;
        this.address = project.toString().replaceAll("/+$", "") + "/storage/v1";
        this.key = key;
        this.sleeper = sleeper;
    }

    /** A refusal, with the status that was meant. */
    static final class Refused extends IOException {

        private final int status;

        Refused(int status, String code, String message) {
            super("Supabase Storage refused: status=" + status + ", code=" + code + ", message=" + message);
            this.status = status;
        }

        int status() {
            return status;
        }

        boolean mayPass() {
            return status == 429 || status >= 500;
        }
    }

    /** Starts a request to {@code path}, which begins with a slash. Servers refuse secret keys to what looks like a browser. */
    Request.Builder to(String path) {
        var request = new Request.Builder()
                .url(address + path)
                .header("User-Agent", "neurocards")
                .header("Accept-Encoding", "identity");
        key.sign(request);
        return request;
    }

    /**
     * Returns the answer to a request, which the caller closes.
     *
     * @throws Refused when it is no success
     * @throws IOException when there is none
     */
    Response answer(Request request) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                return once(request);
            } catch (Refused refusal) {
                if (!refusal.mayPass() || attempt == TRIES) {
                    throw refusal;
                }
            } catch (IOException failure) {
                if (attempt == TRIES
                        || failure instanceof InterruptedIOException
                                && Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
            pause(attempt);
        }
    }

    /** Returns the answer as a tree. */
    JsonNode told(Request request) throws IOException {
        try (var response = answer(request)) {
            return JSON.readTree(response.body().string());
        } catch (JacksonException e) {
            throw new IOException("Supabase Storage answered with something that is no JSON", e);
        }
    }

    private Response once(Request request) throws IOException {
        var response = http.newCall(request).execute();
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw refusal(response.code(), response.peekBody(LONGEST_REFUSAL).string());
        }
    }

    private static Refused refusal(int status, String body) {
        try {
            var told = JSON.readTree(body);
            var meant = told.path("statusCode").asString("");
            return new Refused(
                    meant.matches("[1-5]\\d\\d") ? Integer.parseInt(meant) : status,
                    told.path("code").asString(told.path("error").asString("")),
                    told.path("message").asString(""));
        } catch (JacksonException _) {
            return new Refused(status, "", "an answer that is no JSON");
        }
    }

    private void pause(int attempt) throws IOException {
        try {
            sleeper.sleep(PAUSE.multipliedBy((long) attempt * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Told to stop while waiting for storage").initCause(e);
        }
    }
}
