package io.neurocards.operations.backups.envelope;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.generators.SCrypt;

/** What an operator sets: a key, a passphrase, or nothing. */
public final class BackupKey {

    private static final int BYTES = 32;
    private static final int SHORTEST_PASSPHRASE = 12;

    private final KeyOrigin origin;
    private final byte[] secret;

    private BackupKey(KeyOrigin origin, byte[] secret) {
        this.origin = origin;
        this.secret = secret.clone();
    }

    /** Nothing: files are not encrypted. */
    public static BackupKey none() {
        return new BackupKey(KeyOrigin.NONE, new byte[0]);
    }

    /**
     * A key of 32 bytes.
     *
     * @param text 64 hexadecimal digits, or base64
     * @throws IllegalArgumentException when it is neither; the message never repeats it
     */
    public static BackupKey of(String text) {
        var stripped = text.strip();
        try {
            var bytes = stripped.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(stripped.toLowerCase(Locale.ROOT))
                    : Base64.getDecoder().decode(stripped.replace('-', '+').replace('_', '/'));
            if (bytes.length == BYTES) {
                return new BackupKey(KeyOrigin.KEY, bytes);
            }
        } catch (IllegalArgumentException _) {
            // what it says may quote the key
        }
        throw new IllegalArgumentException(
                "BACKUP_KEY must be 32 bytes as 64 hexadecimal digits or in base64: backup key makes one");
    }

    /**
     * A passphrase, without white space around it.
     *
     * @throws IllegalArgumentException when it has fewer than 12 characters
     */
    public static BackupKey ofPassphrase(String text) {
        var stripped = text.strip();
        if (stripped.length() < SHORTEST_PASSPHRASE) {
            throw new IllegalArgumentException("The passphrase in BACKUP_PASSPHRASE_FILE must have at least "
                    + SHORTEST_PASSPHRASE + " characters");
        }
        return new BackupKey(KeyOrigin.PASSPHRASE, stripped.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a new key as text. */
    public static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns new random bytes for {@link #main}. */
    public static byte[] randomSalt() {
        var salt = new byte[Header.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /** Tells whether anything is encrypted with it. */
    public boolean isThere() {
        return origin != KeyOrigin.NONE;
    }

    /** Tells whether it wants salt, which takes a tenth of a second and 32 MB. */
    public boolean isPassphrase() {
        return origin == KeyOrigin.PASSPHRASE;
    }

    /**
     * Returns the main key.
     *
     * @param scryptSalt 16 bytes, which only a passphrase wants
     */
    public MainKey main(byte[] scryptSalt) {
        return switch (origin) {
            case NONE -> MainKey.none();
            case KEY -> MainKey.of(secret);
            case PASSPHRASE ->
                MainKey.ofPassphrase(
                        SCrypt.generate(
                                secret, scryptSalt, 1 << Header.SCRYPT_LOG_N, Header.SCRYPT_R, Header.SCRYPT_P, BYTES),
                        scryptSalt);
        };
    }

    @Override
    public String toString() {
        return "BackupKey[" + origin + "]";
    }
}
