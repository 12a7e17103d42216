package io.neurocards.providers.kling;

import io.neurocards.providers.vendors.ApiKey;
import io.neurocards.providers.wire.Wires;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * What goes into the header: a plain key as it is, or, for an access and a secret key ({@code access:secret}), a token that
 * is signed for each request and so never near its end.
 */
record KlingToken(Clock clock) {

    private static final Duration LIFE = Duration.ofMinutes(30);

    /** Their clock may be a little behind ours. */
    private static final Duration BEFORE = Duration.ofSeconds(5);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static boolean isPair(ApiKey key) {
        return key.secret().indexOf(':') > 0;
    }

    String of(ApiKey key) {
        var secret = key.secret();
        var colon = secret.indexOf(':');
        return colon > 0 ? signed(secret.substring(0, colon), secret.substring(colon + 1)) : secret;
    }

    private String signed(String accessKey, String secretKey) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", accessKey);
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("nbf", now.minus(BEFORE).getEpochSecond());
        var text = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(Wires.JSON.writeValueAsString(claims));
        var signature = Wires.hmac(secretKey.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
        return text + "." + BASE64.encodeToString(signature);
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
