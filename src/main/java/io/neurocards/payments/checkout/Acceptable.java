package io.neurocards.payments.checkout;

import io.neurocards.payments.Payment;
import io.neurocards.payments.books.Buyers;
import io.neurocards.payments.gateways.GatewayPayment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether money that is as it should be may become credits: it is real, or tests are wanted, and its customer is there. */
@Component
record Acceptable(TestMoney testMoney, Buyers buyers) {

    /** Keeps the customer of a payment where they are, before its row is locked. */
    void hold(Payment ours) {
        if (ours.personId() != null) {
            buyers.hold(ours.personId());
        }
    }

    Optional<Misfit> misfit(@Nullable Payment ours, GatewayPayment told) {
        if (told.isTest() && !testMoney.isTaken()) {
            return Optional.of(Misfit.TEST_MONEY);
        }
        return ours != null && ours.personId() != null && buyers.hasLeft(ours.personId())
                ? Optional.of(Misfit.ERASED)
                : Optional.empty();
    }
}
