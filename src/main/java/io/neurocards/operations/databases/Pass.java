package io.neurocards.operations.databases;

/** One try of everything that waits to be decided. */
@FunctionalInterface
interface Pass {

    Outcome now() throws InterruptedException;

    /**
     * What came of it.
     *
     * @param failed to be tried again, or to be looked at by a person
     */
    record Outcome(int processed, int failed, int remaining) {}
}
