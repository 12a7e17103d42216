package io.neurocards.payments.checkout;

import io.neurocards.payments.Payment;
import io.neurocards.payments.books.EndRefund;
import io.neurocards.payments.checkout.ConfirmPayment.Asked;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.shared.Money;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Money that a gateway says went back. It says how much altogether, and nobody can tell which refunds that counts: one that we have
 * asked for may be among it before we have its answer. So as long as one is under way, or when one has ended since the gateway was
 * asked, nothing is booked by such a word; whoever ends a refund of ours asks again afterwards ({@link GatewayRefundJob}), and then all
 * that is above what we know went back by somebody else's hand.
 */
@Component
record GatewayBack(EndRefund refunds) {

    static boolean isWhole(GatewayPayment told) {
        return told.refunded().currency().equals(told.amount().currency())
                && told.refunded().minor() >= told.amount().minor()
                && told.amount().minor() > 0;
    }

    static EndRefund.Told by(String gateway) {
        return new EndRefund.Told(gateway, "told by the gateway");
    }

    /** Books what is above what we know of, of a payment whose row is locked. */
    Outcome booked(Payment payment, GatewayPayment told, Asked asked, Instant now) {
        var before = refunds.refunds().back(payment);
        if (before.open().isPresent()
                || refunds.refunds().ended(payment.gateway(), told.reference()) != asked.refunds()) {
            return Outcome.KNOWN;
        }
        if (isWhole(told)) {
            refunds.told(payment, by(payment.gateway()), now);
            return Outcome.REFUNDED;
        }
        if (!told.amount().equals(new Money(payment.currency(), payment.amount()))
                || told.refunded().minor() > payment.amount()) {
            return Outcome.UNBOOKABLE;
        }
        var more = told.refunded().minor() - before.done();
        if (more <= 0) {
            return Outcome.KNOWN;
        }
        refunds.part(before, more, by(payment.gateway()), now);
        return Outcome.PARTLY_REFUNDED;
    }

    /** Books what had gone back before its payment was told of. */
    void withTheMoney(Payment payment, GatewayPayment told, Instant now) {
        var back = told.refunded().minor();
        if (back > 0 && back < payment.amount()) {
            refunds.part(refunds.refunds().back(payment), back, by(payment.gateway()), now);
        }
    }
}
