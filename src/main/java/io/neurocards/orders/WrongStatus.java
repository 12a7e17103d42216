package io.neurocards.orders;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;

/** An order is somewhere from where it can't go where it was told to. */
final class WrongStatus {

    private WrongStatus() {}

    static ProblemException of(Order order) {
        return new ProblemException(ProblemCode.ORDER_STATUS_WRONG)
                .with("order_status", order.status().word());
    }
}
