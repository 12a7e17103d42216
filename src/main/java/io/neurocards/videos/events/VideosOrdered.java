package io.neurocards.videos.events;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Clips were ordered. Listeners run within the deciding transaction: if one throws, nothing was ordered. */
public record VideosOrdered(UUID orderId, PersonId personId, List<UUID> jobIds, Instant at) {}
