package io.neurocards.providers.prompts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neurocards.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service on loopback that answers chat completions as a test says, and keeps what it was asked. */
public final class TestWriter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    public TestWriter() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** What came in. */
    public record Asked(String path, String authorization, JsonNode body) {

        public String words() {
            return body.at("/messages/1/content/0/text").asString();
        }

        public String instructions() {
            return body.at("/messages/0/content").asString();
        }
    }

    private record Answer(
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    /** Returns a writer that nobody has set up. */
    public static PromptWriter off() {
        var settings = settings("", "http://localhost:1", Duration.ofSeconds(10));
        return new PromptWriter(
                new ChatCompletions(new OkHttpClient(), settings.address(), JSON),
                new RestingKeys(null, null),
                settings,
                Clock.systemUTC(),
                _ -> {});
    }

    public PromptWriter writer(TestDatabase database, Clock clock, String keys) {
        return writer(database, clock, keys, Duration.ofSeconds(10));
    }

    PromptWriter writer(TestDatabase database, Clock clock, String keys, Duration patience) {
        var settings = settings(keys, address(), patience);
        return new PromptWriter(
                new ChatCompletions(PromptsConfiguration.http(settings), settings.address(), JSON),
                new RestingKeys(database.jdbc(), database.decisions(clock)),
                settings,
                clock,
                pauses::add);
    }

    private static PromptSettings settings(String keys, String address, Duration patience) {
        return new PromptSettings(keys, address, "eyes-1", patience, 900, Duration.ofHours(1));
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/";
    }

    public TestWriter writes(String spoken, String scene, String prompt) {
        return says(JSON.writeValueAsString(Map.of("spoken_text", spoken, "scene", scene, "final_prompt", prompt)));
    }

    TestWriter says(String content) {
        var message = Map.of("role", "assistant", "content", content);
        return answers(
                200,
                JSON.writeValueAsString(Map.of(
                        "object",
                        "chat.completion",
                        "choices",
                        List.of(Map.of("message", message, "finish_reason", "stop")))));
    }

    /** Forgets what it was to answer. */
    public TestWriter forget() {
        answers.clear();
        return this;
    }

    public TestWriter fails(int status, String type, String code) {
        return answers(
                status,
                JSON.writeValueAsString(Map.of(
                        "error", Map.of("message", "Incorrect key: planted-secret", "type", type, "code", code))));
    }

    TestWriter answers(int status, String body, String... headers) {
        var named = new java.util.HashMap<String, String>();
        for (var at = 0; at < headers.length; at += 2) {
            named.put(headers[at], headers[at + 1]);
        }
        answers.add(new Answer(status, named, body));
        return this;
    }

    /** Takes a question and never answers it. */
    TestWriter sleeps() {
        answers.add(new Answer(0, Map.of(), null));
        return this;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(new Asked(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body));
            var answer = answers.size() > 1 ? answers.poll() : answers.peek();
            if (answer == null || answer.body() == null) {
                closed.await();
                return;
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
