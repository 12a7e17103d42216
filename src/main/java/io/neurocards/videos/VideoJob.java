package io.neurocards.videos;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clip on its way, as the pipeline sees it.
 *
 * @param model the model that stands in for the one that was ordered
 * @param fetches how often fetching the clip has failed
 * @param request the name of the request that ordered it, where it was one
 */
record VideoJob(
        UUID id,
        UUID orderId,
        PersonId person,
        int number,
        Stage stage,
        int progress,
        Credits cost,
        long seed,
        int variant,
        @Nullable String finalPrompt,
        int attempts,
        @Nullable String model,
        int fetches,
        Instant createdAt,
        @Nullable String request) {

    /** Returns the name under which the ledger holds this job's credits. */
    String ledgerReference() {
        return ledgerReference(id);
    }

    static String ledgerReference(UUID id) {
        return "video:" + id;
    }
}
