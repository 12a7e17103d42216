package io.neurocards.providers;

import java.time.Duration;

/** What came of asking a provider to begin. */
public sealed interface SubmitAnswer {

    /** The task exists under this id, and only under this. */
    record Submitted(String taskId) implements SubmitAnswer {}

    /** The provider will not do this; asking again in the same words can't help. */
    record Refused(FailureReason reason, String message) implements SubmitAnswer {}

    /** No task exists; asking again after this pause may help. */
    record TryLater(Duration after) implements SubmitAnswer {}

    /** A task may or may not exist. It is looked up, never submitted again blindly. */
    record Uncertain(String message) implements SubmitAnswer {}
}
