package io.neurocards.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's server on loopback: takes messages, keeps them, and answers, keeps silent or breaks off as it is told. */
final class WebhookReceiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Manner> manners = new ConcurrentLinkedDeque<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean isSilent;

    /** One message as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(String path, String id, String timestamp, String signatures, String type, byte[] body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String event() {
            return json().path("type").asString();
        }

        JsonNode data() {
            return json().path("data");
        }

        /** Verifies as the standard says, by nothing of the studio's. */
        boolean isSignedBy(String secret) throws GeneralSecurityException {
            if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > 300) {
                return false;
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            var text = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
            var mine = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return List.of(signatures.split(" ")).contains("v1," + mine);
        }
    }

    /** How one message is answered. */
    @FunctionalInterface
    interface Manner {
        void answer(HttpExchange exchange) throws IOException;
    }

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** The next messages are answered so, one after the other, and all others with 204. */
    void next(Manner... next) {
        manners.addAll(List.of(next));
    }

    static Manner status(int status, String... headers) {
        return exchange -> {
            for (var index = 0; index < headers.length; index += 2) {
                exchange.getResponseHeaders().add(headers[index], headers[index + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Fails, and wants to be left alone until a test lets time pass. */
    static Manner later() {
        return status(500, "Retry-After", "600");
    }

    static Manner body(int status, int bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(status, bytes);
            try (var out = exchange.getResponseBody()) {
                out.write(new byte[bytes]);
            }
        };
    }

    /** Takes it, and breaks off before any answer. */
    static Manner cut() {
        return HttpExchange::close;
    }

    /** From now on takes everything and never answers. */
    void keepSilent() {
        isSilent = true;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Returns those that came to an endpoint of that path. */
    List<Message> at(String path) {
        return messages.stream().filter(message -> message.path().equals(path)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(
                    exchange.getRequestURI().toString(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            if (isSilent) {
                end.await();
                return;
            }
            var manner = manners.poll();
            (manner == null ? status(204) : manner).answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.close();
    }
}
