package io.neurocards.notifications.fcm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's tokens and Firebase on loopback, as strict as they are: what they do not know they refuse, and say so to the test. */
public final class Firebase implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> MESSAGE = Set.of("token", "notification", "data", "android");
    private static final String EMAIL = "studio@neurocards-test.iam.gserviceaccount.com";

    private final KeyPair keys;
    private final HttpServer server;
    private final Clock clock;
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger();

    /** What it answers next, instead of taking a message. */
    public record Reply(int status, String errorCode, String retryAfter, String field) {

        public static Reply of(int status, String errorCode) {
            return new Reply(status, errorCode, null, null);
        }
    }

    public Firebase(Clock clock) throws IOException, GeneralSecurityException {
        this.clock = clock;
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/token", this::token);
        server.createContext("/v1/projects/neurocards-test/messages:send", this::send);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Writes the file that Google would have made. */
    public Path serviceAccount(Path folder) throws IOException {
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        var json = Map.of(
                "type",
                "service_account",
                "project_id",
                "neurocards-test",
                "private_key_id",
                "key-1",
                "private_key",
                pem,
                "client_email",
                EMAIL,
                "token_uri",
                address() + "/token");
        return Files.writeString(folder.resolve("firebase.json"), JSON.writeValueAsString(json));
    }

    public void reply(Reply... next) {
        replies.addAll(Arrays.asList(next));
    }

    /** Every access token that it gave is worth nothing from now on. */
    public void forgetTokens() {
        generation.incrementAndGet();
    }

    /** Returns the messages that it took. */
    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /** Returns what was wrong with what it was sent. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Returns how many access tokens it gave. */
    public int tokens() {
        return tokens.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = Arrays.stream(
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            if (!form.getOrDefault("grant_type", "").equals("urn:ietf:params:oauth:grant-type:jwt-bearer")
                    || !isGood(form.getOrDefault("assertion", ""))) {
                complaints.add("not an assertion: " + form.keySet());
                answer(exchange, 400, Map.of("error", "invalid_grant"));
                return;
            }
            Thread.sleep(100); // long enough for everybody else to want one, too
            var number = tokens.incrementAndGet();
            answer(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            "ya29." + generation + "." + number,
                            "expires_in",
                            3600,
                            "token_type",
                            "Bearer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isGood(String assertion) {
        try {
            var parts = assertion.split("\\.");
            var decoder = Base64.getUrlDecoder();
            var header = JSON.readTree(decoder.decode(parts[0]));
            var claims = JSON.readTree(decoder.decode(parts[1]));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            var now = clock.instant().getEpochSecond();
            var expires = claims.path("exp").asLong();
            var issued = claims.path("iat").asLong();
            return signature.verify(decoder.decode(parts[2]))
                    && header.path("alg").asString("").equals("RS256")
                    && header.path("kid").asString("").equals("key-1")
                    && claims.path("iss").asString("").equals(EMAIL)
                    && claims.path("aud").asString("").equals(address() + "/token")
                    && claims.path("scope").asString("").equals("https://www.googleapis.com/auth/firebase.messaging")
                    && Math.abs(issued - now) < 60
                    && expires > now
                    && expires - issued <= 3600;
        } catch (GeneralSecurityException | RuntimeException e) {
            complaints.add("no assertion: " + e);
            return false;
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorization.startsWith("Bearer ya29." + generation + ".")) {
                answer(exchange, 401, Map.of("error", Map.of("code", 401, "status", "UNAUTHENTICATED")));
                return;
            }
            var message = JSON.readTree(body).path("message");
            if (body.length > 4096 || !isStrictlyRight(message)) {
                complaints.add("not a message: " + message);
                answer(exchange, 400, error(Reply.of(400, "INVALID_ARGUMENT")));
                return;
            }
            if (!replies.isEmpty()) {
                var reply = replies.removeFirst();
                if (reply.retryAfter() != null) {
                    exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
                }
                answer(exchange, reply.status(), error(reply));
                return;
            }
            messages.add(message);
            answer(exchange, 200, Map.of("name", "projects/neurocards-test/messages/" + messages.size()));
        }
    }

    private static boolean isStrictlyRight(JsonNode message) {
        return message.propertyNames().stream().allMatch(MESSAGE::contains)
                && !message.path("token").asString("").isBlank()
                && !message.at("/notification/title").asString("").isBlank()
                && message.at("/notification/body").isString()
                && message.path("data").properties().stream()
                        .allMatch(entry -> entry.getValue().isString()
                                && !entry.getKey().equals("from")
                                && !entry.getKey().startsWith("gcm")
                                && !entry.getKey().startsWith("google"))
                && message.at("/android/ttl").asString("").matches("\\d+s");
    }

    private static Map<String, ?> error(Reply reply) {
        var detail =
                Map.of("@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode", reply.errorCode());
        var details = reply.field() == null
                ? List.of(detail)
                : List.of(
                        detail,
                        Map.of(
                                "@type",
                                "type.googleapis.com/google.rpc.BadRequest",
                                "fieldViolations",
                                List.of(Map.of("field", reply.field(), "description", "Invalid value"))));
        return Map.of("error", Map.of("code", reply.status(), "status", "ERROR", "details", details));
    }

    private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
        var body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
