package io.neurocards.videos;

import io.neurocards.database.Decisions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody says that a provider has news of a try. It is looked up before all others; only the provider's answer counts. */
public final class ProviderNews {

    private final Decisions decisions;
    private final Attempts attempts;

    ProviderNews(Decisions decisions, Attempts attempts) {
        this.decisions = decisions;
        this.attempts = attempts;
    }

    /**
     * Lets the try be looked at now.
     *
     * @param taskId the provider's name of the task as it was told; used where the provider's own answer was lost
     * @return whether the try is still of interest
     */
    public boolean heard(UUID attempt, @Nullable String taskId) {
        return decisions.act(() -> attempts.hurry(attempt, taskId));
    }
}
