package io.neurocards.operations.databases;

/** Whoever decides what was accepted while nobody could decide; there may be none. */
@FunctionalInterface
public interface Replay {

    /** Tries everything that waits, at once and not when its next turn would be. Never called twice at a time. */
    Outcome now() throws InterruptedException;

    /** @param failed tried in vain; they are among {@code remaining}, unless they were given up */
    record Outcome(int processed, int failed, int remaining) {}
}
