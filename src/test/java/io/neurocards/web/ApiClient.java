package io.neurocards.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the REST interface over real HTTP, as a partner's would. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "----neurocards-test";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    public ApiClient(String address) {
        this(address, null);
    }

    private ApiClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Returns the same client with somebody's token. */
    public ApiClient with(String accessToken) {
        return new ApiClient(address, accessToken);
    }

    public String token() {
        return token;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {

        public String code() {
            return body.path("code").asString();
        }

        public String text(String field) {
            return body.path(field).asString();
        }

        /** Returns the first clip of an order. */
        public String job() {
            return body.at("/jobs/0/job_id").asString();
        }
    }

    /** A file of a form. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Photo(String name, byte[] content) {}

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public Answer patch(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    public Answer delete(String path, String... headers) throws IOException, InterruptedException {
        var request = request(path).DELETE();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public Answer post(String path, String json, String... headers) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Orders with the fields as text; {@code key} may be null. */
    public Answer order(String key, Photo photo, Map<String, String> fields) throws IOException, InterruptedException {
        return upload("/v1/videos", key, photo, fields);
    }

    public Answer upload(String path, String key, Photo photo, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(photo, fields)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    /** Follows a clip as an open page does; completes when the studio ends the stream. */
    CompletableFuture<String> events(String job) {
        return http.sendAsync(request("/v1/videos/" + job + "/events").build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    /** Returns the smallest brief that can be made, with some fields replaced. */
    public static Map<String, String> brief(String... replaced) {
        var fields = new LinkedHashMap<>(Map.of("template", "ad", "description", "white sneaker", "duration", "5"));
        for (var index = 0; index < replaced.length; index += 2) {
            fields.put(replaced[index], replaced[index + 1]);
        }
        return fields;
    }

    /** Signs somebody up, reads the code in the mailbox, verifies and signs in. */
    public ApiClient signedUp(String email) throws IOException, InterruptedException {
        var password = "a password of mine";
        var begun = post(
                "/v1/website/users/",
                "{\"email\":\"%s\",\"password\":\"%s\",\"accept_terms\":true}".formatted(email, password));
        if (begun.status() >= 400) {
            throw new AssertionError("Nobody was signed up: " + begun);
        }
        post("/v1/website/users/" + email + "/verify", "{\"code\":\"%s\"}".formatted(mailedCode(email)));
        var session = post("/v1/website/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
        return with(session.text("access_token"));
    }

    public String mailedCode(String email) throws IOException, InterruptedException {
        return mailedCode(email, 1);
    }

    /** Returns the latest code that was mailed to an address, which is the so manieth. */
    public String mailedCode(String email, int codes) throws IOException, InterruptedException {
        var arrived = until(
                () -> get("/sandbox/mail.json"), answer -> to(email, answer).count() >= codes);
        var text = to(email, arrived).findFirst().orElseThrow().path("text").asString();
        var code = CODE.matcher(text);
        if (!code.find()) {
            throw new IllegalStateException("No code in the mail: " + text);
        }
        return code.group();
    }

    private static Stream<JsonNode> to(String email, Answer mails) {
        return StreamSupport.stream(mails.body().spliterator(), false)
                .filter(mail -> mail.path("to").asString().equals(email))
                .filter(mail -> CODE.matcher(mail.path("text").asString()).find());
    }

    /** Asks for a clip until it is over. */
    public Answer finished(String job) throws IOException, InterruptedException {
        return until(
                () -> get("/v1/videos/" + job),
                answer -> Arrays.asList("completed", "failed").contains(answer.text("status")));
    }

    public byte[] bytes(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /** Something that is asked over and over. */
    public interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    public static <T> T until(Question<T> question, Predicate<T> enough) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(Duration.ofMinutes(3));
        var wait = new Object();
        for (; ; ) {
            var answer = question.ask();
            if (enough.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Waited too long; last answer: " + answer);
            }
            synchronized (wait) {
                wait.wait(50);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", "en");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofByteArray());
        var type = response.headers().firstValue("Content-Type").orElse("");
        var body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
        return new Answer(response.statusCode(), body, response);
    }

    private static byte[] form(Photo photo, Map<String, String> fields) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                            + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (photo != null) {
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\""
                            + photo.name() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(photo.content());
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
