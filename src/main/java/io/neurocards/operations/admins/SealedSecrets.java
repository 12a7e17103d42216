package io.neurocards.operations.admins;

import io.neurocards.shared.ServerSecret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Seals the secret behind somebody's codes (AES-256-GCM), so that a copy of the database is no telephone of theirs. */
@Component
final class SealedSecrets {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String PURPOSE = "admin-two-factor";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final ServerSecret secret;

    SealedSecrets(ServerSecret secret) {
        this.secret = secret;
    }

    byte[] fresh() {
        var bytes = new byte[Totp.SECRET_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] seal(UUID account, byte[] open) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var closed = run(Cipher.ENCRYPT_MODE, account, nonce, open);
        return ByteBuffer.allocate(nonce.length + closed.length)
                .put(nonce)
                .put(closed)
                .array();
    }

    /** @throws IllegalStateException when it was sealed with another key, or for another account */
    byte[] open(UUID account, byte[] sealed) {
        return run(
                Cipher.DECRYPT_MODE,
                account,
                Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] run(int mode, UUID account, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            var key = new SecretKeySpec(secret.sign(PURPOSE, account.toString()), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of a second factor can't be opened; was SECRET_KEY changed? account=" + account, e);
        }
    }
}
