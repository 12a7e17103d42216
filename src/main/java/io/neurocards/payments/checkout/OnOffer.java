package io.neurocards.payments.checkout;

import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.stereotype.Component;

/** Whether what somebody wants to buy is on offer. */
@Component
record OnOffer(Plans plans, Gateways gateways) {

    /** @throws ProblemException INVALID_REQUEST with {@code field}, or CONTACT_NEEDED */
    PaymentGateway gateway(PurchaseWish wish) {
        var gateway = gateways.find(wish.gateway())
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "gateway"));
        if (gateway.needsContact() && wish.contact() == null) {
            throw new ProblemException(ProblemCode.CONTACT_NEEDED);
        }
        return gateway;
    }

    /** @throws ProblemException PLAN_UNKNOWN */
    Plan plan(PurchaseWish wish) {
        return plans.onSale(wish.plan()).orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN));
    }

    /** @throws ProblemException NOT_SOLD_IN_CURRENCY with {@code currency} */
    Money price(Plan plan, PaymentGateway gateway) {
        return plans.price(plan, gateway.currency())
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_SOLD_IN_CURRENCY).with("currency", gateway.currency()));
    }
}
