package io.neurocards.web;

import java.io.IOException;

/** More was sent than any call takes; the rest is not read. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many bytes would have been read */
    public BodyTooLargeException(int most) {
        super("More than " + most + " bytes");
        this.most = most;
    }

    public int most() {
        return most;
    }
}
