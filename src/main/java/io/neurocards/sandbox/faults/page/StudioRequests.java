package io.neurocards.sandbox.faults.page;

import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Requests of a program that follows the contract: each change has a key, and is sent again with it until there is an answer
 * that settles it.
 */
final class StudioRequests {

    private static final Logger log = LoggerFactory.getLogger(StudioRequests.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Half an hour of pauses. */
    private static final int TRIES = 1800;

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String studio;
    private final ObjectMapper json;
    private final Sleeper sleeper;
    private final Runnable repeated;

    StudioRequests(String studio, ObjectMapper json, Sleeper sleeper, Runnable repeated) {
        this.studio = studio;
        this.json = json;
        this.sleeper = sleeper;
        this.repeated = repeated;
    }

    /** What came back at last. */
    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /** Sends a change, with a key of its own, until the answer says what {@code settled} looks for, or refuses it. */
    Answer post(String path, String token, String type, byte[] content, Predicate<JsonNode> settled)
            throws InterruptedException, IOException {
        var body = BodyPublishers.ofByteArray(content);
        var key = UUID.randomUUID().toString();
        return ask(request(path, token).header("Content-Type", type).header("Idempotency-Key", key), body, settled);
    }

    Answer get(String path, String token, Predicate<JsonNode> settled) throws InterruptedException, IOException {
        return ask(request(path, token), null, settled);
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(studio + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer ask(HttpRequest.Builder request, @Nullable BodyPublisher body, Predicate<JsonNode> settled)
            throws InterruptedException, IOException {
        var whole = body == null ? request.GET().build() : request.POST(body).build();
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                var response = http.send(whole, BodyHandlers.ofString());
                var answer = new Answer(response.statusCode(), json.readTree(response.body()));
                if (isRefusal(answer) || (isAnswer(answer) && settled.test(answer.body()))) {
                    return answer;
                }
                if (!isAnswer(answer)) {
                    repeated.run();
                }
            } catch (IOException | JacksonException e) {
                log.debug(
                        "A demo customer got no answer, and asks again: path={}",
                        whole.uri().getPath(),
                        e);
                repeated.run();
            }
            sleeper.sleep(PAUSE);
        }
        throw new IOException("The studio gave no answer: path=" + whole.uri().getPath());
    }

    private static boolean isAnswer(Answer answer) {
        return answer.status() < CLIENT_ERROR;
    }

    private static boolean isRefusal(Answer answer) {
        return !isAnswer(answer) && answer.status() < SERVER_ERROR && answer.status() != TOO_MANY;
    }

    void pause() throws InterruptedException {
        sleeper.sleep(PAUSE);
    }
}
