package io.neurocards.sandbox.providers;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Somebody who is called back. */
final class Receiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();

    record Heard(String path, String body, String signature, String timestamp, String id) {

        JsonNode json() {
            return Json.read(body);
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var kling = headers.getFirst("webhook-signature");
            heard.add(new Heard(
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    kling == null ? headers.getFirst("X-Webhook-Signature") : kling,
                    headers.getFirst(kling == null ? "X-Webhook-Timestamp" : "webhook-timestamp"),
                    headers.getFirst("webhook-id")));
            exchange.sendResponseHeaders(refuses(exchange.getRequestURI().getPath()) ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private boolean refuses(String path) {
        var left = refusals.get(path);
        return left != null && left.getAndDecrement() > 0;
    }

    void refuseNext(String name, int times) {
        refusals.put("/" + name, new AtomicInteger(times));
    }

    List<Heard> heard(String name) {
        return heard.stream().filter(call -> call.path().equals("/" + name)).toList();
    }

    List<Heard> await(String name, int count) {
        var end = Instant.now().plus(PATIENCE);
        while (heard(name).size() < count) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Only " + heard(name).size() + " callbacks came to " + name);
            }
            Thread.onSpinWait();
        }
        return heard(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
