package io.neurocards.payments;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invoice and what became of it.
 *
 * @param personId nobody only when money came from somebody unknown
 * @param plan the id of the {@link Plan}, where one was ordered
 * @param credits what it gives when paid as invoiced; 0 when it fits no invoice
 * @param gateway who took the money, or is to take it
 * @param platform where it was begun; not known of money that fits no invoice
 * @param currency {@code XTR} for Telegram Stars
 * @param amount in the minor units of the currency; whole Stars
 * @param chargeId the gateway's own name of the money, once it came
 * @param payer for Telegram the number of the account that paid; of other gateways nobody
 * @param reason why it failed or is kept aside, in a stable word
 * @param isTest whether no real money moved; this never changes once the money came
 * @param completedAt when its credits were added
 */
public record Payment(
        UUID id,
        @Nullable PersonId personId,
        @Nullable String plan,
        long credits,
        String gateway,
        @Nullable Platform platform,
        String currency,
        long amount,
        PaymentStatus status,
        @Nullable String chargeId,
        @Nullable String payer,
        @Nullable String reason,
        boolean isTest,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant completedAt,
        @Nullable Instant refundedAt) {

    /** What {@link #gateway} is for Telegram Stars. */
    public static final String STARS_GATEWAY = "telegram_stars";

    /** Returns what the ledger calls it. */
    public String reference() {
        return "payment:" + id;
    }

    /** Returns the same payment at another price and for other credits. */
    public Payment costing(Money price, long otherCredits) {
        return new Payment(
                id,
                personId,
                plan,
                otherCredits,
                gateway,
                platform,
                price.currency(),
                price.minor(),
                status,
                chargeId,
                payer,
                reason,
                isTest,
                createdAt,
                expiresAt,
                completedAt,
                refundedAt);
    }

    /** Returns whether money that comes for it makes it complete, though nobody may expect that any more. */
    public boolean waitsForMoney() {
        return status == PaymentStatus.PENDING || status == PaymentStatus.FAILED;
    }
}
