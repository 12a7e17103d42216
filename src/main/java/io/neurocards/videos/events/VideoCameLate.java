package io.neurocards.videos.events;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * A clip came when it had failed already and its credit was back; it is its owner's for nothing. Published once for each,
 * within the transaction that keeps it.
 */
public record VideoCameLate(UUID jobId, UUID orderId, PersonId personId, Instant at) {}
