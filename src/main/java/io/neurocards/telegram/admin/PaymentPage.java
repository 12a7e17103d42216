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
import io.neurocards.telegram.screens.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** A payment, and its money given back. */
final class PaymentPage implements DeskPage {

    private static final int LATEST = 5;
    private static final int LONGEST_REASON = 300;
    private static final Pattern AMOUNT_AND_REASON =
            Pattern.compile("(\\d{1,12}(?:[.,]\\d{1,3})?)\\s+(\\S.{2,})", Pattern.DOTALL);

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
        return Set.of(Verb.PAYMENT, Verb.PAYBACK, Verb.PART);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        return switch (press.verb()) {
            case PAYBACK -> desktop.askWhy(seat, Act.PAYBACK, press.about());
            case PART -> desktop.askWhy(seat, Act.PART, press.about());
            default -> new DeskReply.Show(payment(seat, press.about()));
        };
    }

    /** Returns a button for each of the person's latest payments. */
    List<List<Button>> buttons(Say say, PersonId person) {
        return payments.latest(person, LATEST).stream()
                .map(payment -> List.of(new Button(
                        say.plain(
                                "payment.row",
                                say.time(payment.createdAt()),
                                amount(payment, payment.amount()),
                                payment.currency(),
                                status(say, payment)),
                        DeskPress.of(Verb.PAYMENT, payment.id()))))
                .toList();
    }

    /** Takes "1.50 reason", in units of the currency, and asks whether that is meant. */
    DeskReply part(Seat seat, DeskStep step, String typed) {
        var say = desktop.say(seat);
        var id = Objects.requireNonNull(step.subject());
        var parts = AMOUNT_AND_REASON.matcher(typed);
        var payment = payments.find(id);
        var amount =
                payment.isPresent() && parts.matches() ? minor(payment.get(), parts.group(1)) : Optional.<Long>empty();
        if (payment.isEmpty() || amount.isEmpty()) {
            return desktop.askWhy(seat, Act.PART, id);
        }
        var reason = Html.cut(parts.group(2), LONGEST_REASON);
        var intent = new DeskIntent(Act.PART, id, amount.get(), reason, false);
        var money = amount(payment.get(), amount.get()) + " " + payment.get().currency();
        return new DeskReply.Show(desktop.confirm(seat, intent, say.text("confirm.part", id, reason, money)));
    }

    private static Optional<Long> minor(Payment payment, String units) {
        try {
            var money = Money.of(payment.currency(), new BigDecimal(units.replace(',', '.')));
            return money.minor() > 0 ? Optional.of(money.minor()) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** Asks for the money to go back; when the credits are spent already, asks whether that is still meant. */
    Screen payBack(Seat seat, UUID token, DeskIntent intent) {
        var say = desktop.say(seat);
        try {
            var wish = refund.refund(
                    Operator.onTelegram(seat.id()),
                    new RefundPurchase.Order(
                            token,
                            intent.subject(),
                            intent.act() == Act.PART ? intent.amount() : null,
                            intent.reason(),
                            intent.force()));
            return desktop.below(
                    say.text("done.payback") + "\n"
                            + wish(say, payments.find(intent.subject()).orElseThrow(), wish),
                    List.of(),
                    say.button("payment", Verb.PAYMENT, intent.subject()),
                    say.button("home", Verb.HOME));
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.INSUFFICIENT_CREDITS) {
                throw problem;
            }
            var force = new DeskIntent(intent.act(), intent.subject(), intent.amount(), intent.reason(), true);
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
                amount(payment, payment.amount()),
                payment.currency(),
                payment.credits(),
                payment.createdAt(),
                payment.completedAt(),
                payment.refundedAt()));
        var back = back(refunds);
        if (back > 0) {
            lines.add(say.text(
                    "payment.left",
                    amount(payment, back),
                    amount(payment, payment.amount() - back),
                    payment.currency()));
        }
        refunds.forEach(wish -> lines.add(wish(say, payment, wish)));
        var acts = new ArrayList<Button>();
        if (isRefundable(payment) && refunds.stream().noneMatch(wish -> wish.status() == Refund.Status.REQUESTED)) {
            acts.add(say.button("payback", Verb.PAYBACK, id));
            if (!payment.gateway().equals(Payment.STARS_GATEWAY)) {
                acts.add(say.button("part", Verb.PART, id));
            }
        }
        acts.add(say.button("refresh", Verb.PAYMENT, id));
        var person = payment.personId();
        var onward =
                person == null ? say.button("home", Verb.HOME) : say.button("customer", Verb.CUSTOMER, person.value());
        return desktop.below(String.join("\n", lines), List.of(acts), onward);
    }

    private static boolean isRefundable(Payment payment) {
        return payment.status() == PaymentStatus.COMPLETED || payment.status() == PaymentStatus.ASIDE;
    }

    private static long back(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.DONE)
                .mapToLong(Refund::amount)
                .sum();
    }

    /** In units of the currency, not in its hundredths. */
    private static String amount(Payment payment, long minor) {
        return Money.isCurrency(payment.currency()) && minor >= 0
                ? new Money(payment.currency(), minor).units().toPlainString()
                : Long.toString(minor);
    }

    private static String status(Say say, Payment payment) {
        return say.plain("paid." + payment.status().name().toLowerCase(Locale.ROOT));
    }

    private static String wish(Say say, Payment payment, Refund wish) {
        return say.text(
                "payment.refund",
                wish.requestedAt(),
                say.plain("refund." + wish.status().name().toLowerCase(Locale.ROOT)),
                wish.by(),
                wish.reason(),
                wish.taken().amount(),
                wish.shortfall().amount(),
                wish.refusal(),
                amount(payment, wish.amount()) + " " + payment.currency());
    }
}
