package io.neurocards.sandbox.providers.world;

/** How far a task has come. */
public enum Phase {
    WAITING,
    QUEUING,
    GENERATING,
    SUCCESS,
    FAILED;

    public boolean isEnd() {
        return this == SUCCESS || this == FAILED;
    }
}
