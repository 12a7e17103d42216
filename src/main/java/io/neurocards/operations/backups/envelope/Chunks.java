package io.neurocards.operations.backups.envelope;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals and opens the chunks of one file. */
final class Chunks {

    static final int TAG = 16;

    private static final int NONCE = 12;
    private static final int AT_NUMBER = 3;

    private final byte[] header;
    private final boolean encrypted;
    private final SecretKeySpec key;

    Chunks(Header header, MainKey key) {
        this.header = header.bytes();
        this.encrypted = header.isEncrypted();
        this.key = encrypted ? key.ofFile(header.fileSalt()) : new SecretKeySpec(new byte[TAG], "none");
    }

    /** Returns the chunk with its tag behind it. */
    byte[] seal(long number, boolean last, byte[] chunk, int length) {
        try {
            var nonce = nonce(number, last);
            if (encrypted) {
                return cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(chunk, 0, length);
            }
            var sealed = Arrays.copyOf(chunk, length + TAG);
            System.arraycopy(digest(nonce, chunk, length), 0, sealed, length, TAG);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A chunk can't be sealed", e);
        }
    }

    /**
     * Returns what was sealed.
     *
     * @throws DamagedBackupException when it is not what was sealed with this number in this file, or not as the last one
     */
    byte[] open(long number, boolean last, byte[] sealed, int length) throws DamagedBackupException {
        try {
            var nonce = nonce(number, last);
            if (encrypted) {
                return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, 0, length);
            }
            var chunk = Arrays.copyOf(sealed, length - TAG);
            if (MessageDigest.isEqual(
                    digest(nonce, chunk, chunk.length), Arrays.copyOfRange(sealed, length - TAG, length))) {
                return chunk;
            }
            throw damaged(number);
        } catch (GeneralSecurityException e) {
            var damaged = damaged(number);
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static DamagedBackupException damaged(long number) {
        return new DamagedBackupException("It is damaged or cut off: chunk " + number);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private byte[] digest(byte[] nonce, byte[] chunk, int length) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(header);
        digest.update(nonce);
        digest.update(chunk, 0, length);
        return Arrays.copyOf(digest.digest(), TAG);
    }

    private static byte[] nonce(long number, boolean last) {
        return ByteBuffer.allocate(NONCE)
                .position(AT_NUMBER)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }
}
