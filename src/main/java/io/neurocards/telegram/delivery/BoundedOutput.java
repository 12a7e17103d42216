package io.neurocards.telegram.delivery;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes so many bytes and no more, so that what grows while it is written fills no disk. */
final class BoundedOutput extends FilterOutputStream {

    private long left;
    private boolean isFull;

    BoundedOutput(OutputStream target, long most) {
        super(target);
        this.left = most;
    }

    /** Returns whether there was more than may be written; whoever wrote it may have put our exception into one of theirs. */
    boolean isFull() {
        return isFull;
    }

    @Override
    public void write(int one) throws IOException {
        take(1);
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        take(length);
        out.write(bytes, from, length);
    }

    private void take(int length) throws IOException {
        if (length > left) {
            isFull = true;
            throw new IOException("More than may be written");
        }
        left -= length;
    }
}
