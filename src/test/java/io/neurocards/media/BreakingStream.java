package io.neurocards.media;

import java.io.IOException;
import java.io.InputStream;

/** An upload whose sender goes away. */
final class BreakingStream extends InputStream {

    private int left;

    BreakingStream(int left) {
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            throw new IOException("Connection reset");
        }
        left--;
        return 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        bytes[offset] = (byte) read();
        return 1;
    }
}
