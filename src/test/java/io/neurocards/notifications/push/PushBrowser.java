package io.neurocards.notifications.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser and the push service of its maker on loopback: takes messages, opens them, and may answer anything. */
public final class PushBrowser implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final byte[] secret = new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private final HttpServer server;
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    public PushBrowser() throws IOException, GeneralSecurityException {
        keys = P256.fresh();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::take);
        server.start();
    }

    /** Returns {@code host:port}, which a studio has to be allowed to call. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    public String endpoint() {
        return "http://" + host() + "/send/anna";
    }

    /** Returns what its {@code PushSubscription} is as JSON. */
    public String subscription() {
        return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(
                        endpoint(),
                        BASE64.encodeToString(P256.encoded(keys.getPublic())),
                        BASE64.encodeToString(secret));
    }

    /** The next messages are answered so, one after the other, and all others with 201. */
    public void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Returns the texts that it would show. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    public List<String> headers() {
        return List.copyOf(headers);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var sent = exchange.getRequestHeaders();
            headers.add(sent.getFirst("TTL") + " " + sent.getFirst("Content-Encoding") + " "
                    + sent.getFirst("Authorization"));
            var status = answers.isEmpty() ? 201 : answers.removeFirst();
            if (status == 201) {
                shown.add(opened(body));
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (GeneralSecurityException e) {
            shown.add("not for me: " + e);
        }
    }

    private String opened(byte[] body) throws GeneralSecurityException {
        var wire = ByteBuffer.wrap(body);
        var salt = new byte[16];
        wire.get(salt).getInt();
        var point = new byte[wire.get()];
        wire.get(point);
        var sealed = new byte[wire.remaining()];
        wire.get(sealed);
        var agreed = P256.agree(keys.getPrivate(), P256.publicKey(point));
        var info = ByteBuffer.allocate(14 + 65 + 65 + 1)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(P256.encoded(keys.getPublic()))
                .put(point)
                .put((byte) 1)
                .array();
        var key = hmac(salt, hmac(hmac(secret, agreed), info));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(hmac(key, ascii("Content-Encoding: aes128gcm\0\1")), 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(hmac(key, ascii("Content-Encoding: nonce\0\1")), 12)));
        var text = cipher.doFinal(sealed);
        return new String(text, 0, text.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
