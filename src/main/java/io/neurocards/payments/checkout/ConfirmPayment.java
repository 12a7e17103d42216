package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.books.Crediting;
import io.neurocards.payments.books.EndRefund;
import io.neurocards.payments.books.PaymentEvents;
import io.neurocards.payments.books.PaymentPutAside;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.PaymentRows.Charge;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A gateway was asked about a payment and answered: the one way in which credits paid over the web come to be. It may be told
 * so however often, in whatever order and by however many nodes.
 */
@Component
public final class ConfirmPayment {

    private static final Logger log = LoggerFactory.getLogger(ConfirmPayment.class);
    private static final int LONGEST_REASON = 200;

    private final Decisions decisions;
    private final PaymentRows rows;
    private final CheckoutRows checkouts;
    private final Crediting crediting;
    private final EndRefund refunds;
    private final GatewayBack back;
    private final Acceptable acceptable;

    ConfirmPayment(
            Decisions decisions,
            PaymentRows rows,
            CheckoutRows checkouts,
            Crediting crediting,
            GatewayBack back,
            Acceptable acceptable) {
        this.decisions = decisions;
        this.rows = rows;
        this.checkouts = checkouts;
        this.crediting = crediting;
        this.refunds = back.refunds();
        this.back = back;
        this.acceptable = acceptable;
    }

    /** What came of it. */
    public enum Outcome {
        /** The gateway does not know yet. */
        WAITING,
        /** The credits were added. */
        CREDITED,
        /** Nothing new. */
        KNOWN,
        /** Nobody will pay it. */
        FAILED,
        /** The money fits no payment of ours; an administrator has to decide. */
        PUT_ASIDE,
        /** Some of the money went back. */
        PARTLY_REFUNDED,
        /** All of the money went back. */
        REFUNDED,
        /** Some of it went back, which can't be booked: amounts or currencies differ. */
        UNBOOKABLE
    }

    /**
     * Books what the gateway itself answered. Money is compared with our row in gateway, order, amount and currency; money that
     * comes after the payment was called off or has expired counts as any other, and money that has all gone back never becomes
     * credits. Of money that went back what we know of is taken off, and the rest is booked.
     *
     * @param asked how things stood when the gateway was asked
     */
    public Outcome confirm(String gateway, GatewayPayment told, Asked asked) {
        return decisions.act(() -> {
            rows.lockCharge(gateway, told.reference());
            var now = events().now();
            return rows.lockByCharge(gateway, told.reference())
                    .map(known -> again(known, told, asked, now))
                    .orElseGet(() -> first(gateway, told, now));
        });
    }

    /**
     * How things stood before a gateway was asked: whatever it answers may be older than what happened since.
     *
     * @param refunds how many refunds of the payment had ended
     */
    public record Asked(long refunds) {}

    /** Returns how things stand, for whoever asks about {@code reference} next. */
    public Asked asked(String gateway, String reference) {
        return new Asked(refunds.refunds().ended(gateway, reference));
    }

    private Outcome again(Payment known, GatewayPayment told, Asked asked, Instant now) {
        if (told.state() != GatewayPayment.State.PAID) {
            return Outcome.KNOWN;
        }
        checkouts
                .named(known.gateway(), told.reference())
                .ifPresent(id -> checkouts.settled(id, told.reference(), fee(told)));
        return known.status() == PaymentStatus.REFUNDED || told.refunded().minor() <= 0
                ? Outcome.KNOWN
                : back.booked(known, told, asked, now);
    }

    private Outcome first(String gateway, GatewayPayment told, Instant now) {
        var id = checkouts.named(gateway, told.reference()).or(told::order);
        if (told.state() == GatewayPayment.State.PAID) {
            id.flatMap(rows::find).ifPresent(acceptable::hold);
        }
        var ours = id.flatMap(rows::lock).orElse(null);
        return switch (told.state()) {
            case WAITING -> Outcome.WAITING;
            case CANCELLED -> cancelled(ours, gateway, told, now);
            case PAID -> paid(ours, gateway, told, now);
        };
    }

    private Outcome cancelled(@Nullable Payment ours, String gateway, GatewayPayment told, Instant now) {
        if (ours == null || ours.personId() == null || !isOf(ours, gateway, told)) {
            log.warn("A cancelled payment is none of ours: gateway={}, reference={}", gateway, told.reference());
            return Outcome.KNOWN;
        }
        var reason = reason(told);
        if (!rows.fail(ours.id(), reason)) {
            return Outcome.KNOWN;
        }
        var price = new Money(ours.currency(), ours.amount());
        events().publish(new PaymentFailed(ours.id(), ours.personId(), price, reason, now));
        return Outcome.FAILED;
    }

    private boolean isOf(Payment ours, String gateway, GatewayPayment told) {
        return ours.gateway().equals(gateway)
                && told.order().equals(Optional.of(ours.id()))
                && checkouts.find(ours.id()).orElseThrow().isNamed(told.reference());
    }

    private static String reason(GatewayPayment told) {
        var word = told.reason();
        return word == null || word.isBlank()
                ? "cancelled"
                : word.substring(0, Math.min(word.length(), LONGEST_REASON));
    }

    private Outcome paid(@Nullable Payment ours, String gateway, GatewayPayment told, Instant now) {
        var misfit = Misfit.between(ours, gateway, told).or(() -> acceptable.misfit(ours, told));
        if (misfit.isPresent() || ours == null) {
            return astray(ours, gateway, told, misfit.orElse(Misfit.UNKNOWN_ORDER), now);
        }
        var charge = new Charge(told.reference(), null, told.isTest());
        checkouts.settled(ours.id(), told.reference(), fee(told));
        if (GatewayBack.isWhole(told)) {
            rows.refundedEarly(ours.id(), charge, now);
            refunds.told(rows.lock(ours.id()).orElseThrow(), GatewayBack.by(gateway), now);
            return Outcome.REFUNDED;
        }
        rows.complete(ours.id(), charge, now);
        var payment = rows.lock(ours.id()).orElseThrow();
        crediting.credit(payment, Objects.requireNonNull(payment.personId()), now);
        back.withTheMoney(payment, told, now);
        return Outcome.CREDITED;
    }

    private Outcome astray(@Nullable Payment ours, String gateway, GatewayPayment told, Misfit misfit, Instant now) {
        var payer = ours == null || misfit == Misfit.OTHER_GATEWAY ? null : ours.personId();
        var isBack = GatewayBack.isWhole(told);
        var payment = astray(payer, gateway, told, isBack ? null : misfit.text(), now);
        rows.insert(payment);
        checkouts.named(gateway, told.reference()).ifPresent(id -> checkouts.settled(id, told.reference(), fee(told)));
        if (isBack) {
            refunds.told(payment, GatewayBack.by(gateway), now);
            return Outcome.REFUNDED;
        }
        log.warn(
                "Payment put aside: payment={}, gateway={}, reason={}, amount={}; an administrator has to decide",
                payment.id(),
                gateway,
                misfit.text(),
                told.amount());
        events().publish(new PaymentPutAside(payment.id(), misfit.text(), now));
        back.withTheMoney(payment, told, now);
        return Outcome.PUT_ASIDE;
    }

    /** Money of its own; without a reason it is back already. */
    private static Payment astray(
            @Nullable PersonId person, String gateway, GatewayPayment told, @Nullable String reason, Instant now) {
        return new Payment(
                UuidV7.at(now),
                person,
                null,
                0,
                gateway,
                null,
                told.amount().currency(),
                told.amount().minor(),
                reason == null ? PaymentStatus.REFUNDED : PaymentStatus.ASIDE,
                told.reference(),
                null,
                reason,
                told.isTest(),
                now,
                null,
                null,
                reason == null ? now : null);
    }

    private static @Nullable Long fee(GatewayPayment told) {
        return told.fee()
                .filter(fee -> fee.currency().equals(told.amount().currency()))
                .map(Money::minor)
                .orElse(null);
    }

    private PaymentEvents events() {
        return refunds.events();
    }
}
