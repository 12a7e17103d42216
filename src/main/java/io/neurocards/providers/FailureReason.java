package io.neurocards.providers;

import java.util.Locale;

/** Why a provider did not make a clip, in the classes that decide what follows. */
public enum FailureReason {
    /** What the customer asked for is not allowed, or can't be done with this photo. */
    USER_VIOLATION,
    /** The operator's account at the provider has no money or no right. */
    BILLING,
    RATE_LIMIT,
    /** It may work next time. */
    TEMPORARY,
    UNKNOWN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayHelpToRetry() {
        return this == TEMPORARY || this == RATE_LIMIT || this == UNKNOWN;
    }
}
