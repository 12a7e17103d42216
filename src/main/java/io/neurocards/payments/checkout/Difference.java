package io.neurocards.payments.checkout;

import io.neurocards.shared.OperationId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway and our rows do not agree.
 *
 * @param reference the gateway's id of the payment
 * @param payment ours, where there is one
 */
record Difference(
        String gateway,
        Kind kind,
        String reference,
        @Nullable UUID payment) {

    enum Kind {
        /** It was paid, and nobody has told us. */
        UNBOOKED(true),
        /** All of it went back, and nobody has told us. */
        REFUND_UNBOOKED(true),
        /** More of it went back than we know of, but not all; noted also where that can't be booked. */
        PARTLY_REFUNDED(true),
        /** Ours says another amount or currency. */
        OTHER_AMOUNT(false),
        /** Ours has its money, and the gateway does not list it. */
        UNKNOWN_THERE(false),
        /** Ours has its money, and the gateway says that it was not paid. */
        UNPAID_THERE(false),
        /** Ours says that the money went back, or some of it, and the gateway has it. */
        REFUND_MISSING_THERE(false);

        private final boolean mends;

        Kind(boolean mends) {
            this.mends = mends;
        }

        /** Returns whether asking the gateway about the payment mends it. */
        boolean mends() {
            return mends;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    UUID id() {
        return OperationId.named("payment-difference\n" + gateway + "\n" + kind.word() + "\n" + reference)
                .value();
    }

    /** Returns a line for an operator. */
    String line() {
        return gateway + " " + kind.word() + " " + reference + (payment == null ? "" : " payment=" + payment);
    }
}
