package io.neurocards.payments;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** Credits were bought and are the customer's. Published within the transaction, once for each charge. */
public record PaymentCompleted(UUID paymentId, PersonId personId, Credits credits, Instant at) {}
