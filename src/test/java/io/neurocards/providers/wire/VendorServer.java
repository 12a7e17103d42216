package io.neurocards.providers.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neurocards.providers.proxies.TestProxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** As much of a vendor as its client's tests need: real HTTP on loopback, answers by the test. */
public final class VendorServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** What came in; headers by lower-case name. */
    public record Call(String method, String path, String query, Map<String, String> headers, String body) {

        public JsonNode json() {
            return Wires.JSON.readTree(body);
        }
    }

    /** What goes out; a status of 0 cuts the connection instead. */
    public record Answer(int status, String body, Map<String, String> headers) {

        public static Answer json(int status, String body) {
            return new Answer(status, body, Map.of());
        }

        public static Answer lost() {
            return new Answer(0, "", Map.of());
        }
    }

    private VendorServer(HttpServer server) {
        this.server = server;
    }

    public static VendorServer start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var vendor = new VendorServer(http);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", vendor::serve);
            http.start();
            return vendor;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Answers what goes to this path so, from now on. */
    public void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    public void answer(String path, int status, String body) {
        answer(path, Answer.json(status, body));
    }

    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    public Call last(String path) {
        return calls(path).getLast();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the client's HTTP as the application builds it without proxies. */
    public static VendorHttp http(Clock clock) {
        return new VendorHttp(TestProxies.none(), "test", clock);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        var query = exchange.getRequestURI().getRawQuery();
        var call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        calls.add(call);
        var answer = answers.getOrDefault(call.path(), Answer.json(404, "{\"code\":404,\"msg\":\"no such path\"}"));
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
