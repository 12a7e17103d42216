package io.neurocards.media.remote;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written. Closing it before it is finished throws it away. */
public abstract class UnfinishedFile extends OutputStream {

    /** Gives it its name, when all of it is kept for good. */
    public abstract void finish() throws IOException;

    @Override
    public final void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public abstract void write(byte[] bytes, int offset, int count) throws IOException;

    @Override
    public abstract void close() throws IOException;
}
