package io.neurocards.shared;

import java.time.Duration;

/** Waits. Whatever has to pause between two tries takes one of these, so that a test can make the pause take no time. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns after {@code duration} has passed.
     *
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    void sleep(Duration duration) throws InterruptedException;
}
