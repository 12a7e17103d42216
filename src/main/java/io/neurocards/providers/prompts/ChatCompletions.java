package io.neurocards.providers.prompts;

import io.neurocards.providers.prompts.WriterAnswer.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.ObjectMapper;

/** The wire to the service: one call, one answer, and nothing is sent a second time. */
final class ChatCompletions {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final OkHttpClient http;
    private final String address;
    private final ObjectMapper json;
    private final ChatAnswer answers;

    ChatCompletions(OkHttpClient http, String address, ObjectMapper json) {
        this.http = http;
        this.address = address;
        this.json = json;
        this.answers = new ChatAnswer(json);
    }

    byte[] body(Object request) {
        return json.writeValueAsBytes(request);
    }

    /**
     * Asks once, at most for {@code time}.
     *
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    Heard ask(WriterKey key, byte[] body, Duration time) throws InterruptedException {
        var request = new Request.Builder()
                .url(address)
                .header("Authorization", "Bearer " + key.secret())
                .post(RequestBody.create(body, JSON))
                .build();
        var call = http.newCall(request);
        call.timeout().timeout(time.toMillis(), TimeUnit.MILLISECONDS);
        try (var response = call.execute()) {
            var text = new String(response.body().byteStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            return answers.understand(response.code(), response.header("Retry-After"), text);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("Asked to stop").initCause(e);
            }
            return new Heard.NotNow(Reason.AWAY, e.getClass().getSimpleName(), null);
        }
    }
}
