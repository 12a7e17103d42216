package io.neurocards.sandbox.payments;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A shop that is told of payments. It takes everything unless it is to refuse. */
final class Shop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    /** A notification; {@code about} is the gateway's id of the payment or refund. */
    record Heard(String about, String event, String body, String signature, InetAddress sender, Instant at) {

        JsonNode object() {
            var json = Json.read(body);
            return json.has("object") && json.path("object").isObject() ? json.path("object") : json.at("/data/object");
        }
    }

    Shop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            var json = Json.read(body);
            var event = json.path("event").asString(json.path("type").asString(""));
            var about =
                    json.at("/object/id").asString(json.at("/data/object/id").asString(""));
            heard.add(new Heard(
                    about,
                    event,
                    body,
                    signature == null ? "" : signature,
                    exchange.getRemoteAddress().getAddress(),
                    Instant.now()));
            var status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
        });
        server.createContext("/back", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<!doctype html><title>Shop</title>".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    /** Returns where customers come back to. */
    String back() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/back";
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
    }

    /** Answers the next notifications so, one after another. */
    void answer(Integer... next) {
        statuses.addAll(List.of(next));
    }

    List<Heard> heard(String about) {
        return heard.stream().filter(told -> told.about().equals(about)).toList();
    }

    List<Heard> await(String about, int count) {
        var end = Instant.now().plus(PATIENCE);
        while (heard(about).size() < count) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Only " + heard(about) + " came of " + about);
            }
            Thread.onSpinWait();
        }
        return heard(about);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
