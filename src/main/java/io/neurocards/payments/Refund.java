package io.neurocards.payments;

import io.neurocards.shared.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One wish to give the money of a payment back, and what became of it.
 *
 * @param amount in the minor units of the payment's currency, above zero
 * @param by who wished it; {@code telegram} when Telegram told of it first
 * @param held credits set aside until the gateway has answered
 * @param taken credits that went back with the money
 * @param shortfall credits that had been spent already
 * @param refusal the gateway's words when it refused
 */
public record Refund(
        UUID id,
        UUID paymentId,
        Status status,
        long amount,
        String by,
        String reason,
        Credits held,
        Credits taken,
        Credits shortfall,
        @Nullable String refusal,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    /** Where a refund stands. */
    public enum Status {
        /** The gateway is being asked. */
        REQUESTED,
        /** The money is back. */
        DONE,
        /** The gateway said no; the payment stands, and what was held is available again. */
        REFUSED
    }

    /** Returns what the ledger calls the credits that are held for it. */
    public String holdReference() {
        return "refund-of:" + id;
    }

    /** A wish that nobody has answered yet. */
    public static Refund requested(
            UUID id, UUID payment, long amount, String by, String reason, Credits held, Instant now) {
        return new Refund(
                id, payment, Status.REQUESTED, amount, by, reason, held, Credits.ZERO, Credits.ZERO, null, now, null);
    }
}
