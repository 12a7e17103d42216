package io.neurocards.videos;

import java.util.Locale;

/**
 * Where a clip is on its way. Each stage begins at a per cent of the whole that the customer sees; only generating takes
 * long, so it has nearly all of it.
 */
public enum Stage {
    QUEUED(Status.QUEUED, 0),
    PROMPTING(Status.PROCESSING, 1),
    SUBMITTING(Status.PROCESSING, 2),
    GENERATING(Status.PROCESSING, 3),
    FETCHING(Status.PROCESSING, 94),
    CHECKING(Status.PROCESSING, 96),
    DELIVERING(Status.PROCESSING, 98),
    COMPLETED(Status.COMPLETED, 100),
    FAILED(Status.FAILED, 0),
    CANCELLED(Status.FAILED, 0);

    private final Status status;
    private final int begins;

    Stage(Status status, int begins) {
        this.status = status;
        this.begins = begins;
    }

    public Status status() {
        return status;
    }

    public boolean isOver() {
        return status == Status.COMPLETED || status == Status.FAILED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    int begins() {
        return begins;
    }

    /** Returns how far the whole is when generating, the one stage that takes long, is {@code percent} of itself done. */
    static int progressOfGenerating(int percent) {
        return GENERATING.begins + (FETCHING.begins - GENERATING.begins) * Math.clamp(percent, 0, 100) / 100;
    }

    static Stage ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The four words that say whether there is still something to wait for. */
    public enum Status {
        QUEUED,
        PROCESSING,
        COMPLETED,
        FAILED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
