package io.neurocards.database.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * What a payment gateway told us while nobody could decide, as it came: it is reconciled with the gateway later.
 *
 * @param id made of the gateway and its event, so that a repeated delivery is the same one
 */
public record PaymentNotification(UUID id, String gateway, Instant receivedAt, Bytes raw) {}
