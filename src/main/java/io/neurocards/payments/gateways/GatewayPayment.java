package io.neurocards.payments.gateways;

import io.neurocards.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its gateway knows it.
 *
 * @param reference the gateway's id of it
 * @param order what we had told the gateway to keep beside it, as it says; not necessarily a payment of ours
 * @param amount what was to be paid, or was
 * @param refunded how much of it has gone back so far, in the same currency
 * @param fee what the gateway keeps of it, where it says so
 * @param isTest whether no real money moved
 * @param reason why it was cancelled, in a word of the gateway
 */
public record GatewayPayment(
        String reference,
        Optional<UUID> order,
        State state,
        Money amount,
        Money refunded,
        Optional<Money> fee,
        boolean isTest,
        @Nullable String reason,
        Instant createdAt) {

    /** Where the money is. */
    public enum State {
        /** Nothing is decided; it is asked again. */
        WAITING,
        /** The money is ours, also when some of it has gone back since. */
        PAID,
        /** Nobody will pay it any more. */
        CANCELLED
    }
}
