package io.neurocards.shared;

/** How this installation runs. */
public enum Mode {
    /** Nothing is configured: everything works on this machine alone, with simulated outside services. */
    DEMO,
    /** Something is configured: what is not configured is off, and nothing is simulated. */
    PRODUCTION
}
