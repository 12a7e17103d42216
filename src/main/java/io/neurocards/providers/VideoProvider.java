package io.neurocards.providers;

import java.util.UUID;

/** One vendor's way to make a clip. Implementations are safe for use by many threads. */
public interface VideoProvider {

    /** Returns the name that the catalogue uses. */
    String name();

    /** Returns whether a task that was lost may be submitted again, because nobody pays for it and it can't exist twice. */
    boolean isRepeatable();

    /**
     * Keeps room for one task in the caller's transaction: an account and a key that are not blocked and below their limits.
     * Asked again for the same attempt, it returns what it kept.
     */
    default Reservation reserve(Model model, UUID attempt) {
        return new Reservation.Reserved(null);
    }

    /** Asks for a clip with the room that was kept for its attempt; never throws for anything that a vendor can answer. */
    SubmitAnswer submit(GenerationRequest request);

    /** Asks what became of a task; never throws for anything that a vendor can answer. */
    LookUpAnswer lookUp(Task task);

    /** Gives back the room of a task that has ended; the provider may still know it. */
    default void release(UUID attempt) {}

    /** Gives up a task and whatever it left with the provider; unknown tasks are nothing to do. */
    void forget(Task task);
}
