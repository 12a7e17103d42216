package io.neurocards.payments.gifts;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gift, without its code, which nobody can show again.
 *
 * @param maker whose credits they were; null for an operator's, which belong to a batch
 * @param prefix the first group of its code
 * @param note an operator's, for operators alone; else empty
 */
public record GiftCode(
        UUID id,
        @Nullable PersonId maker,
        String prefix,
        @Nullable UUID batch,
        Credits credits,
        Status status,
        String note,
        Times times,
        @Nullable PersonId redeemedBy) {

    /** Credits that one gift has at most. */
    public static final long MOST_CREDITS = 10_000;

    /** When it was what. */
    public record Times(
            Instant madeAt, Instant endsAt, @Nullable Instant endedAt) {}

    /** Where a gift stands. */
    public enum Status {
        OPEN,
        REDEEMED,
        CALLED_BACK,
        EXPIRED;

        /** Returns the stable word that rows and callers see. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what the ledger calls it. */
    String reference() {
        return id.toString();
    }

    boolean isOpen(Instant now) {
        return status == Status.OPEN && now.isBefore(times.endsAt());
    }
}
