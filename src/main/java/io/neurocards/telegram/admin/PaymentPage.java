package io.neurocards.telegram.admin;

import io.neurocards.operations.Operator;
import io.neurocards.operations.RefundPurchase;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Payments;
import io.neurocards.payments.Refund;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A payment, and its money given back. */
final class PaymentPage implements DeskPage {

    private static final int LATEST = 5;

    private final Desktop desktop;
    private final Payments payments;
    private final RefundPurchase refund;

    PaymentPage(Desktop desktop, Payments payments, RefundPurchase refund) {
        this.desktop = desktop;
        this.payments = payments;
        this.refund = refund;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.PAYMENT, Verb.PAYBACK);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        return press.verb() == Verb.PAYBACK
                ? desktop.askWhy(seat, Act.PAYBACK, press.about())
                : new DeskReply.Show(payment(seat, press.about()));
    }

    /** Returns a button for each of the person's latest payments. */
    List<List<Button>> buttons(Say say, PersonId person) {
        return payments.latest(person, LATEST).stream()
                .map(payment -> List.of(new Button(
                        say.plain(
                                "payment.row",
                                say.time(payment.createdAt()),
                                amount(payment),
                                payment.currency(),
                                status(say, payment)),
                        DeskPress.of(Verb.PAYMENT, payment.id()))))
                .toList();
    }

    /** Asks for the money to go back; when the credits are spent already, asks whether that is still meant. */
    Screen payBack(Seat seat, UUID token, DeskIntent intent) {
        var say = desktop.say(seat);
        try {
            var wish = refund.refund(
                    Operator.onTelegram(seat.id()),
                    new RefundPurchase.Order(token, intent.subject(), null, intent.reason(), intent.force()));
            return desktop.below(
                    say.text("done.payback") + "\n" + wish(say, wish),
                    List.of(),
                    say.button("payment", Verb.PAYMENT, intent.subject()),
                    say.button("home", Verb.HOME));
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.INSUFFICIENT_CREDITS) {
                throw problem;
            }
            var force = new DeskIntent(Act.PAYBACK, intent.subject(), 0, intent.reason(), true);
            var facts = problem.facts();
            return desktop.confirm(seat, force, say.text("confirm.force", facts.get("need"), facts.get("have")));
        }
    }

    private Screen payment(Seat seat, UUID id) {
        var say = desktop.say(seat);
        var found = payments.find(id);
        if (found.isEmpty()) {
            return desktop.below(say.text("payment.none"), List.of(), say.button("home", Verb.HOME));
        }
        var payment = found.get();
        var refunds = payments.refunds(id);
        var lines = new ArrayList<String>();
        lines.add(say.text(
                "payment.card",
                payment.id(),
                status(say, payment),
                amount(payment),
                payment.currency(),
                payment.credits(),
                payment.createdAt(),
                payment.completedAt(),
                payment.refundedAt()));
        refunds.forEach(wish -> lines.add(wish(say, wish)));
        var acts = new ArrayList<Button>();
        if (isRefundable(payment) && refunds.stream().allMatch(wish -> wish.status() == Refund.Status.REFUSED)) {
            acts.add(say.button("payback", Verb.PAYBACK, id));
        }
        acts.add(say.button("refresh", Verb.PAYMENT, id));
        var person = payment.personId();
        var back =
                person == null ? say.button("home", Verb.HOME) : say.button("customer", Verb.CUSTOMER, person.value());
        return desktop.below(String.join("\n", lines), List.of(acts), back);
    }

    private static boolean isRefundable(Payment payment) {
        return payment.status() == PaymentStatus.COMPLETED || payment.status() == PaymentStatus.ASIDE;
    }

    /** In units of the currency, not in its hundredths. */
    private static String amount(Payment payment) {
        return Money.isCurrency(payment.currency()) && payment.amount() >= 0
                ? new Money(payment.currency(), payment.amount()).units().toPlainString()
                : Long.toString(payment.amount());
    }

    private static String status(Say say, Payment payment) {
        return say.plain("paid." + payment.status().name().toLowerCase(Locale.ROOT));
    }

    private static String wish(Say say, Refund wish) {
        return say.text(
                "payment.refund",
                wish.requestedAt(),
                say.plain("refund." + wish.status().name().toLowerCase(Locale.ROOT)),
                wish.by(),
                wish.reason(),
                wish.taken().amount(),
                wish.shortfall().amount(),
                wish.refusal());
    }
}
