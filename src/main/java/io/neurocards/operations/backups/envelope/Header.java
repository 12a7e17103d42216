package io.neurocards.operations.backups.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** The first 64 bytes of a file, which every chunk vouches for. */
final class Header {

    static final int BYTES = 64;
    static final int SALT_BYTES = 16;
    static final int CHUNK = 1 << 16;
    static final int SCRYPT_LOG_N = 15;
    static final int SCRYPT_R = 8;
    static final int SCRYPT_P = 1;

    private static final byte[] MAGIC = "NCBACKUP".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int AT_SIZE = 16;
    private static final int AT_KEY_ID = 20;
    private static final int AT_SCRYPT_SALT = 28;
    private static final int AT_FILE_SALT = 44;

    private final byte[] bytes;

    private Header(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns one of a new file. */
    static Header of(MainKey key) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var scrypt = key.origin() == KeyOrigin.PASSPHRASE;
        var bytes = ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .put(VERSION)
                .put((byte) (key.isThere() ? 1 : 0))
                .put(key.origin().number())
                .put((byte) (scrypt ? SCRYPT_LOG_N : 0))
                .put((byte) (scrypt ? SCRYPT_R : 0))
                .put((byte) (scrypt ? SCRYPT_P : 0))
                .position(AT_SIZE)
                .putInt(CHUNK)
                .put(key.id())
                .put(key.scryptSalt())
                .put(salt);
        return new Header(bytes.array());
    }

    /** @throws DamagedBackupException when there is no header that this program reads */
    static Header read(InputStream in) throws IOException {
        var bytes = in.readNBytes(BYTES);
        if (bytes.length < BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DamagedBackupException("This is no backup: it does not begin as one");
        }
        var header = new Header(bytes);
        if (bytes[8] != VERSION
                || bytes[9] < 0
                || bytes[9] > 1
                || bytes[10] < 0
                || bytes[10] > 2
                || !header.isKnown()) {
            throw new DamagedBackupException("The beginning is damaged, or was written by a later program");
        }
        return header;
    }

    /** Everything that has one right value has it: a number from a damaged file is never worked with. */
    private boolean isKnown() {
        var scrypt = origin() == KeyOrigin.PASSPHRASE;
        return ByteBuffer.wrap(bytes).getInt(AT_SIZE) == CHUNK
                && isEncrypted() == (origin() != KeyOrigin.NONE)
                && bytes[11] == (scrypt ? SCRYPT_LOG_N : 0)
                && bytes[12] == (scrypt ? SCRYPT_R : 0)
                && bytes[13] == (scrypt ? SCRYPT_P : 0);
    }

    KeyOrigin origin() {
        return KeyOrigin.of(bytes[10]);
    }

    boolean isEncrypted() {
        return bytes[9] == 1;
    }

    byte[] keyId() {
        return Arrays.copyOfRange(bytes, AT_KEY_ID, AT_KEY_ID + MainKey.ID_BYTES);
    }

    byte[] scryptSalt() {
        return Arrays.copyOfRange(bytes, AT_SCRYPT_SALT, AT_SCRYPT_SALT + SALT_BYTES);
    }

    byte[] fileSalt() {
        return Arrays.copyOfRange(bytes, AT_FILE_SALT, AT_FILE_SALT + SALT_BYTES);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Returns with what it is sealed, in words. */
    String told() {
        return isEncrypted() ? "key " + HexFormat.of().formatHex(keyId(), 0, 4) : "not encrypted";
    }
}
