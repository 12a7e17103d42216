package io.neurocards.notifications.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A message that only one browser can read (RFC 8291 with the content encoding aes128gcm of RFC 8188), in a single record. */
final class Sealed {

    private static final int RECORD = 4096;
    private static final int LONGEST = 3_000;
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealed() {}

    /** Returns the body for the browser with that public point and secret. */
    static byte[] of(byte[] text, byte[] browserPoint, byte[] browserSecret) throws GeneralSecurityException {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return of(text, browserPoint, browserSecret, P256.fresh(), salt);
    }

    static byte[] of(byte[] text, byte[] browserPoint, byte[] browserSecret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        if (text.length > LONGEST) {
            throw new IllegalArgumentException("Too long to be pushed: bytes=" + text.length);
        }
        var ownPoint = P256.encoded(own.getPublic());
        var agreed = P256.agree(own.getPrivate(), P256.publicKey(browserPoint));
        var pairKey = hmac(browserSecret, agreed);
        var material = hmac(pairKey, joined(ascii("WebPush: info\0"), browserPoint, ownPoint, new byte[] {1}));
        var key = hmac(salt, material);
        var contentKey = Arrays.copyOf(hmac(key, ascii("Content-Encoding: aes128gcm\0\1")), 16);
        var nonce = Arrays.copyOf(hmac(key, ascii("Content-Encoding: nonce\0\1")), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, nonce));
        var sealed = cipher.doFinal(joined(text, new byte[] {2})); // the mark of the last record
        return ByteBuffer.allocate(SALT + 4 + 1 + ownPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ownPoint.length)
                .put(ownPoint)
                .put(sealed)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
