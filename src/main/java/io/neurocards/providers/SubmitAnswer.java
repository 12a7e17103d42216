package io.neurocards.providers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking a provider to begin. */
public sealed interface SubmitAnswer {

    /** The task exists under this id, and only under this. */
    record Submitted(String taskId) implements SubmitAnswer {}

    /** The provider will not do this; no task exists, and nothing was charged. */
    record Refused(FailureReason reason, String message) implements SubmitAnswer {}

    /** No task exists; asking again after this pause may help. */
    record TryLater(Duration after) implements SubmitAnswer {}

    /**
     * No task exists, because of the key that was used; another key may do.
     *
     * @param retryAfter how long the provider asks to leave the key alone, when it says so
     */
    record KeyTrouble(Trouble trouble, @Nullable Duration retryAfter, String message) implements SubmitAnswer {}

    /** No task exists, because the provider does not offer this model now, whatever is asked of it. */
    record ModelAway(String message) implements SubmitAnswer {}

    /** A task may or may not exist. It is looked up, never submitted again blindly. */
    record Uncertain(String message) implements SubmitAnswer {}

    /** What is wrong with a key. */
    enum Trouble {
        RATE_LIMIT,
        /** The account has no money left. */
        BILLING,
        /** The provider does not know the key, or not any more. */
        INVALID,
        /** Something else that this key's calls run into. */
        FAILING
    }
}
