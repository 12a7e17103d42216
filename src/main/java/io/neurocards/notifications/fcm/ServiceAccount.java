package io.neurocards.notifications.fcm;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As whom we speak to Google: what stands in the file of a service account. */
record ServiceAccount(String project, String email, String keyId, PrivateKey key, String tokenUri) {

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final long BIGGEST_FILE = 64 * 1024L;
    private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{3,60}");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws IllegalStateException for a file that is none of a service account; the text holds nothing that stands in it */
    static ServiceAccount read(Path file) {
        try {
            if (Files.size(file) > BIGGEST_FILE) {
                throw new IllegalStateException("FCM_SERVICE_ACCOUNT_FILE names a file too big for a service account");
            }
            return of(JSON.readTree(Files.readString(file)));
        } catch (IOException | JacksonException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "FCM_SERVICE_ACCOUNT_FILE names no file of a service account that can be read: "
                            + e.getClass().getSimpleName());
        }
    }

    private static ServiceAccount of(JsonNode json) throws GeneralSecurityException {
        if (!json.path("type").asString("").equals("service_account")) {
            throw new IllegalStateException("FCM_SERVICE_ACCOUNT_FILE names a file that is not of a service account");
        }
        var project = text(json, "project_id");
        if (!PROJECT.matcher(project).matches()) {
            throw new IllegalArgumentException("Not a project");
        }
        var pem = text(json, "private_key").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        var tokenUri = URI.create(text(json, "token_uri"));
        if (!"https".equals(tokenUri.getScheme()) && !"http".equals(tokenUri.getScheme())) {
            throw new IllegalArgumentException("Not an address of tokens");
        }
        return new ServiceAccount(
                project, text(json, "client_email"), text(json, "private_key_id"), key, tokenUri.toString());
    }

    private static String text(JsonNode json, String field) {
        var value = json.path(field).asString("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("No " + field);
        }
        return value;
    }

    /** Returns what Google gives an access token for: signed by this account, good for an hour (RFC 7523). */
    String assertion(Instant now) throws GeneralSecurityException {
        var header = Map.of("alg", "RS256", "typ", "JWT", "kid", keyId);
        var claims = Map.of(
                "iss", email,
                "scope", SCOPE,
                "aud", tokenUri,
                "iat", now.getEpochSecond(),
                "exp", now.plus(LIFETIME).getEpochSecond());
        var text = part(header) + "." + part(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(Map<String, ?> json) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "ServiceAccount[project=" + project + "]";
    }
}
