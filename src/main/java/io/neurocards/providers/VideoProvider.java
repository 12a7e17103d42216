package io.neurocards.providers;

/** One vendor's way to make a clip. Implementations are safe for use by many threads. */
public interface VideoProvider {

    /** Returns the name that the catalogue uses. */
    String name();

    /** Returns whether a task that was lost may be submitted again, because nobody pays for it and it can't exist twice. */
    boolean isRepeatable();

    /** Asks for a clip; never throws for anything that a vendor can answer. */
    SubmitAnswer submit(GenerationRequest request);

    /** Asks what became of a task; never throws for anything that a vendor can answer. */
    LookUpAnswer lookUp(String taskId);

    /** Gives up a task and whatever it left with the provider; unknown tasks are nothing to do. */
    void forget(String taskId);
}
