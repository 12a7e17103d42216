package io.neurocards.videos.events;

import io.neurocards.shared.PersonId;
import io.neurocards.videos.Stage;
import java.time.Instant;
import java.util.UUID;

/**
 * A clip is completed, failed or cancelled; published once for each. Listeners run within the deciding transaction and touch
 * nothing outside the database: if one throws, the clip has not ended.
 */
public record VideoEnded(UUID jobId, UUID orderId, PersonId personId, Stage stage, Instant at) {}
