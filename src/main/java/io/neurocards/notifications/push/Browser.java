package io.neurocards.notifications.push;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser can be reached, and the keys that it made for that.
 *
 * @param endpoint an address of its push service, as anybody may have written it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Browser(String endpoint, byte[] point, byte[] secret) {

    private static final int SECRET = 16;

    /** @throws ProblemException INVALID_REQUEST with {@code field} */
    static Browser of(@Nullable String endpoint, @Nullable String p256dh, @Nullable String auth) {
        if (endpoint == null || endpoint.isBlank() || endpoint.length() > SubscribeToPush.LONGEST) {
            throw wrong("endpoint");
        }
        var point = bytes(p256dh, "keys.p256dh");
        try {
            P256.publicKey(point);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw (ProblemException) wrong("keys.p256dh").initCause(e);
        }
        var secret = bytes(auth, "keys.auth");
        if (secret.length != SECRET) {
            throw wrong("keys.auth");
        }
        return new Browser(endpoint, point, secret);
    }

    static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    private static byte[] bytes(@Nullable String text, String field) {
        try {
            return text == null || text.length() > SubscribeToPush.LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text.strip().replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            throw (ProblemException) wrong(field).initCause(e);
        }
    }

    /** Hides where it is and its keys. */
    @Override
    public String toString() {
        return "Browser[***]";
    }
}
