package io.neurocards.payments;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invoice and what became of it.
 *
 * @param personId nobody only when money came from somebody unknown
 * @param plan the id of the {@link Plan}, where one was ordered
 * @param credits what it gives when paid as invoiced; 0 when it fits no invoice
 * @param currency {@code XTR} for Telegram Stars
 * @param amount in the minor units of the currency; whole Stars
 * @param chargeId the gateway's own name of the money, once it came
 * @param payer the gateway's name of who paid; for Telegram the number of the account
 * @param reason why it failed or is kept aside, in a stable word
 * @param completedAt when its credits were added
 */
public record Payment(
        UUID id,
        @Nullable PersonId personId,
        @Nullable String plan,
        long credits,
        String currency,
        long amount,
        PaymentStatus status,
        @Nullable String chargeId,
        @Nullable String payer,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant completedAt,
        @Nullable Instant refundedAt) {

    /** Returns what the ledger calls it. */
    String reference() {
        return "payment:" + id;
    }

    boolean waitsForMoney() {
        return status == PaymentStatus.PENDING || status == PaymentStatus.FAILED;
    }
}
