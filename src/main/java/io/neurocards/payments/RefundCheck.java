package io.neurocards.payments;

import io.neurocards.payments.books.MoneyBack;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Locale;

/** Whether a wish for money to go back can be fulfilled as it stands, and with how much. */
final class RefundCheck {

    private RefundCheck() {}

    /** Returns a refund that is known by the wish's id; it has to be of the same. */
    static Refund requireSame(Refund refund, RefundWish wish, Payment payment) {
        if (!refund.paymentId().equals(payment.id()) || (wish.amount() != null && wish.amount() != refund.amount())) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return refund;
    }

    /** Returns the refund that is under way; another one has to wait for it. */
    static Refund requireSameAmount(Refund open, RefundWish wish, MoneyBack back) {
        var wanted = wish.amount() == null ? back.left() : wish.amount();
        if (wanted != open.amount()) {
            throw new ProblemException(ProblemCode.REFUND_UNDER_WAY).with("amount", open.amount());
        }
        return open;
    }

    /** Returns how much is to go back. */
    static long amount(RefundWish wish, MoneyBack before) {
        var payment = before.payment();
        if (payment.status() != PaymentStatus.COMPLETED && payment.status() != PaymentStatus.ASIDE) {
            throw notRefundable(payment.status().name().toLowerCase(Locale.ROOT));
        }
        if (ErasePayments.NOBODY.equals(payment.payer())) {
            throw notRefundable(ErasePayments.NOBODY);
        }
        var amount = wish.amount() == null ? before.left() : wish.amount();
        if (amount <= 0) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "amount");
        }
        if (amount > before.left()) {
            throw new ProblemException(ProblemCode.REFUND_TOO_LARGE).with("left", before.left());
        }
        if (payment.gateway().equals(Payment.STARS_GATEWAY) && amount != payment.amount()) {
            throw new ProblemException(ProblemCode.REFUND_ONLY_WHOLE).with("amount", payment.amount());
        }
        return amount;
    }

    private static ProblemException notRefundable(String status) {
        return new ProblemException(ProblemCode.NOT_REFUNDABLE).with("status", status);
    }
}
