package io.neurocards.operations.health;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks at something that is too dear, or too slow, to be looked at whenever somebody asks: in the background, and again when the last
 * look is old. Before the first one is over it counts as good. A look has to end by itself.
 */
public final class KeptLook {

    private final Look look;
    private final Duration whileGood;
    private final Duration whileBad;
    private final Clock clock;
    private Instant nextAt = Instant.MIN;
    private boolean isLooking;
    private @Nullable IOException failure;

    /** Really uses what is looked at. */
    @FunctionalInterface
    public interface Look {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Looks at nothing yet.
     *
     * @param whileGood how long a good look is kept
     * @param whileBad how long a bad one is kept
     */
    public KeptLook(Look look, Duration whileGood, Duration whileBad, Clock clock) {
        this.look = look;
        this.whileGood = whileGood;
        this.whileBad = whileBad;
        this.clock = clock;
    }

    /**
     * Says how the last look that is over ended, and begins another one when it is time.
     *
     * @throws IOException what it met with
     */
    public synchronized void last() throws IOException {
        if (!isLooking && !clock.instant().isBefore(nextAt)) {
            isLooking = true;
            Thread.ofVirtual().name("kept-look").start(this::look);
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private void look() {
        @Nullable IOException found = new IOException("The look broke off");
        try {
            found = found();
        } finally {
            keep(found);
        }
    }

    private @Nullable IOException found() {
        try {
            look.run();
            return null;
        } catch (IOException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IOException("The look was interrupted", e);
        } catch (RuntimeException e) {
            return new IOException(e);
        }
    }

    private synchronized void keep(@Nullable IOException found) {
        failure = found;
        isLooking = false;
        nextAt = clock.instant().plus(found == null ? whileGood : whileBad);
    }
}
