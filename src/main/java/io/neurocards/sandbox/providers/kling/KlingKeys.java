package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.Accounts;
import io.neurocards.sandbox.telegram.world.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Who may come in: by a plain key, or by a token signed with the secret of an access key. */
public final class KlingKeys {

    private final Accounts accounts;
    private final Pair pair;
    private final Clock clock;

    /**
     * An access key and its secret; both empty for none.
     *
     * @param account whom they let in
     */
    public record Pair(
            String access, String secret, @Nullable Account account) {

        @Override
        public String toString() {
            return "Pair[***]";
        }
    }

    public KlingKeys(Accounts accounts, Pair pair, Clock clock) {
        this.accounts = accounts;
        this.pair = pair;
        this.clock = clock;
    }

    /**
     * Returns whose key it is.
     *
     * @param tokens whether a signed token is taken too
     * @throws KlingProblem when nobody's
     */
    Account account(String shown, boolean tokens) {
        if (shown.isEmpty()) {
            throw new KlingProblem(401, 1001, "Authorization is empty");
        }
        var plain = accounts.find(shown);
        if (plain.isPresent()) {
            return plain.get();
        }
        var parts = shown.split("\\.", -1);
        var account = pair.account();
        if (parts.length != 3 || !tokens || account == null) {
            throw new KlingProblem(401, 1002, "Authorization is invalid");
        }
        require(parts);
        return account;
    }

    private void require(String[] parts) {
        var header = json(parts[0]);
        var claims = json(parts[1]);
        if (!header.path("alg").asString("").equals("HS256")
                || !claims.path("iss").asString("").equals(pair.access())) {
            throw new KlingProblem(401, 1002, "Authorization is invalid");
        }
        var expected = Base64.getUrlEncoder().withoutPadding().encodeToString(mac(parts[0] + "." + parts[1]));
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.US_ASCII))) {
            throw new KlingProblem(401, 1000, "Authentication failed");
        }
        var now = clock.instant().getEpochSecond();
        if (claims.path("nbf").asLong(Long.MAX_VALUE) > now) {
            throw new KlingProblem(401, 1003, "Authorization is not yet valid");
        }
        if (claims.path("exp").asLong(0) <= now) {
            throw new KlingProblem(401, 1004, "Authorization has expired");
        }
    }

    private static JsonNode json(String part) {
        try {
            return Optional.of(Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)))
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new KlingProblem(401, 1002, "Authorization is invalid"));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new KlingProblem(401, 1002, "Authorization is invalid");
        }
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pair.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
