package io.neurocards.operations.backups.envelope;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;

/**
 * Reads a sealed file. Nothing is returned that was not found to be what was written, and the end is returned only when it is
 * the end that was written: whoever reads to it has seen all.
 */
public final class SealedInput extends InputStream {

    private final PushbackInputStream below;
    private final Header header;
    private final MainKey key;
    private final Chunks chunks;
    private byte[] chunk = new byte[0];
    private int at;
    private long number;
    private boolean ended;

    /**
     * Reads the header.
     *
     * @throws DamagedBackupException when it is none, or of another key
     */
    public SealedInput(InputStream below, BackupKey key) throws IOException {
        this.below = new PushbackInputStream(new BufferedInputStream(below, Header.CHUNK), 1);
        this.header = Header.read(this.below);
        this.key = header.isEncrypted()
                ? key.main(header.scryptSalt())
                : BackupKey.none().main(header.scryptSalt());
        requireKey(key);
        this.chunks = new Chunks(header, this.key);
    }

    /** Returns what the beginning of a file tells without any key, such as {@code key 1a2b3c4d}. */
    public static String told(InputStream beginning) throws IOException {
        return Header.read(beginning).told();
    }

    private void requireKey(BackupKey given) throws DamagedBackupException {
        if (header.isEncrypted() && !given.isThere()) {
            throw new DamagedBackupException("It is encrypted (" + header.told() + "), and no key is set");
        }
        if (key.origin() != header.origin() || !MessageDigest.isEqual(key.id(), header.keyId())) {
            throw new DamagedBackupException(
                    "It was made with another key, or its beginning is damaged: " + header.told());
        }
    }

    /** Returns the main key of this file. */
    public MainKey key() {
        return key;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (at == chunk.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        var part = Math.min(count, chunk.length - at);
        System.arraycopy(chunk, at, target, offset, part);
        at += part;
        return part;
    }

    private void next() throws IOException {
        var sealed = below.readNBytes(Header.CHUNK + Chunks.TAG);
        if (sealed.length < Chunks.TAG) {
            throw new DamagedBackupException("It is cut off: chunk " + number);
        }
        var following = below.read();
        if (following >= 0) {
            below.unread(following);
        }
        ended = following < 0;
        chunk = chunks.open(number, ended, sealed, sealed.length);
        at = 0;
        number++;
    }

    @Override
    public void close() throws IOException {
        below.close();
    }
}
