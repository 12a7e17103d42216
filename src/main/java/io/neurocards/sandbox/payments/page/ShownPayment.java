package io.neurocards.sandbox.payments.page;

import io.neurocards.sandbox.payments.world.Notice;
import io.neurocards.sandbox.payments.world.Notice.Attempt;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.shared.Money;
import io.neurocards.shared.MoneyText;
import java.util.List;
import java.util.Locale;

/**
 * A payment as the pages show it.
 *
 * @param state a word of {@link Phase}, or {@code hanging}
 * @param tone how good that is, as the style sheet says it
 * @param told what its answers say instead of the truth, as a word of {@link Wish.Twist}
 * @param left what may still go back, in units
 */
public record ShownPayment(
        String gateway,
        String id,
        String title,
        String amount,
        String state,
        String tone,
        String reason,
        String told,
        String refunded,
        String left,
        boolean open,
        boolean disputable,
        String page,
        String back,
        String time,
        List<ShownNotice> notices) {

    /** A notification, with what was answered: one status for each try, 0 for nobody. */
    public record ShownNotice(String id, String event, List<Integer> statuses) {

        static ShownNotice of(Notice notice) {
            return new ShownNotice(
                    notice.letter().id(),
                    notice.letter().event(),
                    notice.attempts().stream().map(Attempt::status).toList());
        }
    }

    static ShownPayment of(SimulatedPayment payment, List<Notice> notices, Locale language) {
        synchronized (payment) {
            var order = payment.order();
            var currency = order.amount().currency();
            var left = payment.refundable();
            return new ShownPayment(
                    order.gateway(),
                    order.id(),
                    order.title(),
                    MoneyText.of(order.amount(), language),
                    payment.isHanging() && payment.isOpen()
                            ? "hanging"
                            : payment.phase().word(),
                    tone(payment.phase()),
                    payment.reason(),
                    payment.twist().word(),
                    payment.refunded() == 0 ? "" : MoneyText.of(new Money(currency, payment.refunded()), language),
                    left == 0 ? "" : new Money(currency, left).units().toPlainString(),
                    payment.isOpen() || payment.phase() == Phase.PROCESSING,
                    order.gateway().equals("stripe") && payment.phase() == Phase.PAID && !payment.isDisputed(),
                    order.page(),
                    payment.phase() == Phase.PAID ? order.forwardTo() : order.backTo(),
                    order.created().toString(),
                    notices.stream().map(ShownNotice::of).toList());
        }
    }

    private static String tone(Phase phase) {
        return switch (phase) {
            case PAID, HELD -> "tag--good";
            case OPEN -> "tag--live";
            case CANCELLED, EXPIRED -> "tag--bad";
            case PROCESSING -> "";
        };
    }
}
