package io.neurocards.operations.backups.envelope;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a sealed file. {@link #close} writes its last chunk and leaves the stream below open. */
public final class SealedOutput extends OutputStream {

    private final OutputStream below;
    private final Chunks chunks;
    private final byte[] chunk = new byte[Header.CHUNK];
    private int length;
    private long number;
    private boolean ended;

    /** Writes the header. */
    public SealedOutput(OutputStream below, MainKey key) throws IOException {
        var header = Header.of(key);
        this.below = below;
        this.chunks = new Chunks(header, key);
        below.write(header.bytes());
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        var done = 0;
        while (done < count) {
            if (length == chunk.length) {
                seal(false); // only now is it known not to be the last
            }
            var part = Math.min(count - done, chunk.length - length);
            System.arraycopy(bytes, offset + done, chunk, length, part);
            length += part;
            done += part;
        }
    }

    private void seal(boolean last) throws IOException {
        below.write(chunks.seal(number, last, chunk, length));
        number++;
        length = 0;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            seal(true);
            below.flush();
        }
    }
}
