package io.neurocards.sandbox.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project's storage on a free port of loopback, in memory. */
public final class SimulatedStorage implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "/storage/v1/";

    private final HttpServer server;
    private final String key;
    private final StoredObjects objects;
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();

    /** What goes wrong with one request. */
    public enum Fault {
        /** Nothing is done, and the true status 503 is answered. */
        UNAVAILABLE,
        /** The request is carried out, and the connection breaks before the answer. */
        LOSE_THE_ANSWER,
        /** As when the database behind it is slow: 544 with true status. */
        DATABASE_TIMEOUT,
        /** A page of a gateway instead of JSON. */
        HTML,
        /** The file is above the project's limit: 413, told like most refusals by the status 400. */
        TOO_LARGE,
        /** The project is restricted, because it has used up what its plan holds: 402. */
        OVER_QUOTA
    }

    private SimulatedStorage(HttpServer server, String key, Clock clock) {
        this.server = server;
        this.key = key;
        this.objects = new StoredObjects(clock);
    }

    /** Starts it with one key that may do everything. */
    public static SimulatedStorage start(String key, Clock clock) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var storage = new SimulatedStorage(server, key, clock);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", storage::handle);
        server.start();
        return storage;
    }

    /** Returns what SUPABASE_URL is set to. */
    public URI project() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lets the next request that is no fault yet go wrong. */
    public void fail(Fault fault) {
        faults.add(fault);
    }

    /** Opens or closes a bucket to everybody, as its owner could by hand. */
    public void makePublic(String bucket, boolean open) {
        objects.make(bucket, open);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var fault = faults.poll();
            if (fault != null && fault != Fault.LOSE_THE_ANSWER) {
                failed(exchange, fault);
                return;
            }
            var answer = answer(exchange, body);
            if (fault != Fault.LOSE_THE_ANSWER) {
                send(exchange, answer);
            }
        }
    }

    private static void failed(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case HTML ->
                send(
                        exchange,
                        new Answer(
                                502, "text/html", "<h1>Bad gateway</h1>".getBytes(StandardCharsets.UTF_8), Map.of()));
            case DATABASE_TIMEOUT ->
                send(
                        exchange,
                        Answer.refused(544, "544", "DatabaseTimeout", "The connection to the database timed out"));
            case TOO_LARGE ->
                send(
                        exchange,
                        Answer.refused(
                                400, "413", "Payload too large", "The object exceeded the maximum allowed size"));
            case OVER_QUOTA ->
                send(
                        exchange,
                        Answer.refused(
                                402,
                                "402",
                                "exceed_storage_size_quota",
                                "Service for this project is restricted due to the following violations:"
                                        + " exceed_storage_size_quota"));
            case UNAVAILABLE, LOSE_THE_ANSWER ->
                send(exchange, Answer.refused(503, "503", "InternalError", "Service unavailable"));
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var path = exchange.getRequestURI().getPath();
        if (!path.startsWith(BASE)) {
            return Answer.refused(404, "404", "not_found", "Route not found");
        }
        var bearer = headers.getFirst("Authorization");
        var signed = key.startsWith("sb_") ? bearer == null : ("Bearer " + key).equals(bearer);
        if (!signed || !key.equals(headers.getFirst("apikey"))) {
            return Answer.refused(400, "403", "InvalidJWT", "Invalid Compact JWS");
        }
        if (String.valueOf(headers.getFirst("User-Agent")).startsWith("Mozilla")) {
            return Answer.refused(401, "401", "Unauthorized", "Secret keys are not for browsers");
        }
        var route = path.substring(BASE.length());
        return switch (exchange.getRequestMethod()) {
            case "GET" -> get(route, headers.getFirst("Range"));
            case "POST" ->
                post(route, body, headers.getFirst("Content-Type"), "true".equals(headers.getFirst("x-upsert")));
            case "DELETE" ->
                route.startsWith("object/")
                        ? objects.remove(
                                route.substring("object/".length()), tree(body).path("prefixes"))
                        : Answer.refused(404, "404", "not_found", "Route not found");
            default -> Answer.refused(404, "404", "not_found", "Route not found");
        };
    }

    private Answer get(String route, String range) {
        if (route.startsWith("bucket/")) {
            return objects.bucket(route.substring("bucket/".length()));
        }
        if (route.startsWith("object/authenticated/")) {
            return objects.read(route.substring("object/authenticated/".length()), range);
        }
        return Answer.refused(404, "404", "not_found", "Route not found");
    }

    private Answer post(String route, byte[] body, String type, boolean replaces) {
        if ("bucket".equals(route)) {
            var wish = tree(body);
            return objects.create(
                    wish.path("name").asString(""), wish.path("public").asBoolean(false));
        }
        if (route.startsWith("object/list/")) {
            return objects.list(route.substring("object/list/".length()), tree(body));
        }
        if (route.startsWith("object/")) {
            return objects.write(route.substring("object/".length()), body, type, replaces);
        }
        return Answer.refused(404, "404", "not_found", "Route not found");
    }

    private static JsonNode tree(byte[] body) {
        return JSON.readTree(body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
