package io.neurocards.providers.prompts;

import java.util.Locale;

/** What came of asking the writer. */
public sealed interface WriterAnswer {

    record Written(Scenario scenario) implements WriterAnswer {}

    /** There is nothing to use; whoever asked goes on without. */
    record Unavailable(Reason reason) implements WriterAnswer {}

    /** Why nothing was written. */
    enum Reason {
        /** No key is set. */
        OFF,
        /** Every key rests after one of the next three. */
        RESTING,
        QUOTA,
        /** The key, its rights, the place or the model is refused; asking again does not help. */
        REFUSED,
        RATE_LIMIT,
        /** No answer in time, or none that says anything. */
        AWAY,
        /** An answer that can't be used: not the form that was asked for, or a refusal to write about this product. */
        UNUSABLE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
