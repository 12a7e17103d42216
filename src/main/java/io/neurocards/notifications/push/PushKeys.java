package io.neurocards.notifications.push;

import io.neurocards.shared.ServerSecret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * By which push services know this studio (VAPID, RFC 8292). The key pair is derived from the server's secret: made with it at
 * the first start, the same on every node, and as lasting as the subscriptions that are bound to it.
 */
@Component
public final class PushKeys {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int SIGNATURE_OF = 64;

    private final PrivateKey privateKey;
    private final String publicKey;
    private final String contact;

    PushKeys(ServerSecret secret, @Value("${neurocards.web.public-base-url:}") String baseUrl) {
        this.contact = baseUrl.startsWith("https://") ? baseUrl : "mailto:push@neurocards.invalid";
        try {
            this.privateKey = P256.privateKey(secret.sign("web-push", "vapid"));
            this.publicKey = BASE64.encodeToString(P256.encoded(publicOf(privateKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be made of the server's secret", e);
        }
    }

    /** Returns what browsers call {@code applicationServerKey}, in base64url. */
    public String publicKey() {
        return publicKey;
    }

    /** Returns the header by which a push service at {@code origin} knows us, such as {@code https://push.example}. */
    String authorization(String origin, Instant now) throws GeneralSecurityException {
        var claims = "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}"
                .formatted(origin, now.plus(LIFETIME).getEpochSecond(), contact);
        var text = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + part(claims);
        return "vapid t=" + text + "." + BASE64.encodeToString(signed(privateKey, text)) + ", k=" + publicKey;
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** An agreement with the base point tells x of the public key; of its two points it is the one that verifies. */
    private static PublicKey publicOf(PrivateKey own) throws GeneralSecurityException {
        var x = new BigInteger(1, P256.agree(own, P256.publicKey(P256.base())));
        var point = P256.withX(x);
        var candidate = P256.publicKey(point);
        return verifies(candidate, signed(own, "which")) ? candidate : P256.publicKey(P256.negative(point));
    }

    private static byte[] signed(PrivateKey key, String text) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        var bytes = signature.sign();
        if (bytes.length != SIGNATURE_OF) {
            throw new GeneralSecurityException("A signature of " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static boolean verifies(PublicKey key, byte[] bytes) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update("which".getBytes(StandardCharsets.UTF_8));
        return signature.verify(bytes);
    }

    @Override
    public String toString() {
        return "PushKeys[publicKey=" + publicKey + "]";
    }
}
