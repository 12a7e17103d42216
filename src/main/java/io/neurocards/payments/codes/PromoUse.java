package io.neurocards.payments.codes;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * One use of a code.
 *
 * @param status that of the payment; all but {@code failed} take one of the code's uses
 */
public record PromoUse(UUID payment, PersonId person, String status, Money full, Money price, long bonus, Instant at) {}
