package io.neurocards.payments.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neurocards.providers.proxies.TestProxies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of a gateway as its client's tests need: real HTTP on loopback, answers by the test. */
public final class GatewayServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What came in; headers by lower-case name, the query as it was written. */
    public record Call(String what, String query, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** Returns the fields of a form or a query, decoded. */
        public static Map<String, String> fields(String encoded) {
            var fields = new TreeMap<String, String>();
            for (var pair : encoded.split("&")) {
                var equals = pair.indexOf('=');
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
            return fields;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    /** What goes out: all of it, the first half of it, or nothing and never. */
    private record Answer(int status, String body, Map<String, String> headers, String how) {}

    private GatewayServer(HttpServer server) {
        this.server = server;
    }

    public static GatewayServer start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var gateway = new GatewayServer(http);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", gateway::serve);
            http.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers {@code what}, such as {@code GET /v1/x}, so from now on. */
    public void answer(String what, int status, String body) {
        answers.put(what, new Answer(status, body, Map.of(), "whole"));
    }

    public void redirect(String what, int status, String to) {
        answers.put(what, new Answer(status, "", Map.of("Location", to), "whole"));
    }

    public void cut(String what, String body) {
        answers.put(what, new Answer(200, body, Map.of(), "half"));
    }

    public void hang(String what) {
        answers.put(what, new Answer(200, "", Map.of(), "never"));
    }

    public List<Call> calls(String what) {
        return calls.stream().filter(call -> call.what().equals(what)).toList();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the clients' HTTP as the application builds it without proxies. */
    public static GatewayHttp http(Duration patience) {
        return new GatewayHttp(TestProxies.none(), "test", patience);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var query = exchange.getRequestURI().getRawQuery();
        var call = new Call(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        calls.add(call);
        var answer = answers.getOrDefault(call.what(), new Answer(500, "no such path", Map.of(), "whole"));
        if (answer.how().equals("never")) {
            await();
        }
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, answer.how().equals("half") ? bytes.length / 2 : bytes.length);
        exchange.close();
    }

    private void await() {
        try {
            closed.await();
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
