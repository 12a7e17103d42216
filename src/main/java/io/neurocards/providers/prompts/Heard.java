package io.neurocards.providers.prompts;

import io.neurocards.providers.prompts.WriterAnswer.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one call to the service came to. */
sealed interface Heard {

    record Told(Scenario scenario) implements Heard {}

    /** Asking again does not help, at least not with this key. */
    record No(Reason reason, String detail) implements Heard {}

    /** Asking again may help; {@code after} is when, where the service says so. */
    record NotNow(Reason reason, String detail, @Nullable Duration after) implements Heard {}
}
