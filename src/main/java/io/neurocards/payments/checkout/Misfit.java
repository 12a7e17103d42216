package io.neurocards.payments.checkout;

import io.neurocards.payments.Payment;
import io.neurocards.payments.gateways.GatewayPayment;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why money fits no payment of ours; the words are stored and never change. */
enum Misfit {
    UNKNOWN_ORDER,
    OTHER_GATEWAY,
    OTHER_ORDER,
    OTHER_CURRENCY,
    OTHER_AMOUNT,
    ALREADY_PAID,
    TEST_MONEY,
    ERASED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns why it is not what {@code ours} asks for; nothing when it is. */
    static Optional<Misfit> between(@Nullable Payment ours, String gateway, GatewayPayment told) {
        if (ours == null || ours.personId() == null || ours.plan() == null) {
            return Optional.of(UNKNOWN_ORDER);
        }
        if (!ours.gateway().equals(gateway)) {
            return Optional.of(OTHER_GATEWAY);
        }
        if (!told.order().equals(Optional.of(ours.id()))) {
            return Optional.of(OTHER_ORDER);
        }
        if (!ours.currency().equals(told.amount().currency())) {
            return Optional.of(OTHER_CURRENCY);
        }
        if (ours.amount() != told.amount().minor()) {
            return Optional.of(OTHER_AMOUNT);
        }
        return ours.waitsForMoney() ? Optional.empty() : Optional.of(ALREADY_PAID);
    }
}
