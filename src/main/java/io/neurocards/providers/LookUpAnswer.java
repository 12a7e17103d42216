package io.neurocards.providers;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider says of a task. */
public sealed interface LookUpAnswer {

    /** It is being made; {@code progress} is 0 to 100, the provider's own figure where it has one. */
    record Waiting(int progress) implements LookUpAnswer {}

    /**
     * It is made, and can be fetched from {@code clip}.
     *
     * @param poster a still, when the provider makes one
     * @param ignoredWords what of the customer's direction was not understood
     */
    record Ready(URI clip, @Nullable URI poster, List<String> ignoredWords) implements LookUpAnswer {}

    /** It will not be made. */
    record Failed(FailureReason reason, String message) implements LookUpAnswer {}

    /** The provider says that it knows no such task. */
    record Unknown() implements LookUpAnswer {}

    /** The provider could not be asked, or said nothing that can be understood; nothing is known of the task. */
    record NoAnswer(String message) implements LookUpAnswer {}
}
