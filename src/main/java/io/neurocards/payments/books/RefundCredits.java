package io.neurocards.payments.books;

import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.HoldResult;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.TakeResult.Taken;
import io.neurocards.payments.Payment;
import io.neurocards.payments.Refund;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happens to a payment's credits while its money goes back. */
@Component
public record RefundCredits(Ledger ledger) {

    private static final Taken NOTHING = new Taken(Credits.ZERO, Credits.ZERO);

    /**
     * Sets the credits aside that go with {@code amount}, so that they can't be spent while the gateway is asked.
     *
     * @throws ProblemException INSUFFICIENT_CREDITS with {@code need} and {@code have} when they are not all there and no
     *     shortfall is allowed
     */
    public Credits hold(MoneyBack before, long amount, String reference, boolean allowShortfall, Instant now) {
        var payment = before.payment();
        if (payment.completedAt() == null || payment.personId() == null) {
            return Credits.ZERO;
        }
        var all = before.creditsOf(amount);
        if (all.amount() == 0) {
            return Credits.ZERO;
        }
        return switch (hold(payment.personId(), reference, all, now)) {
            case HoldResult.Held _ -> all;
            case HoldResult.InsufficientCredits(var need, var have) -> {
                if (!allowShortfall) {
                    throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                            .with("need", need.amount())
                            .with("have", have.amount());
                }
                if (have.amount() > 0) {
                    hold(payment.personId(), reference, have, now);
                }
                yield have;
            }
        };
    }

    private HoldResult hold(PersonId person, String reference, Credits amount, Instant now) {
        return ledger.hold(person, List.of(new HoldRequest(reference, amount)), now);
    }

    /** The money is gone: so are the credits that go with it, as far as they are there. */
    public Taken takeBack(MoneyBack before, Refund refund, Instant now) {
        var payment = before.payment();
        if (payment.completedAt() == null || payment.personId() == null) {
            return NOTHING;
        }
        release(payment, refund, now);
        var due = before.creditsOf(refund.amount());
        if (due.amount() == payment.credits()) {
            return ledger.reverse(payment.personId(), payment.reference(), now);
        }
        var part = payment.reference() + ":" + refund.id();
        return ledger.reversePart(payment.personId(), payment.reference(), part, due, now);
    }

    public void release(Payment payment, Refund refund, Instant now) {
        if (payment.personId() != null && refund.held().amount() > 0) {
            ledger.release(payment.personId(), refund.holdReference(), now);
        }
    }
}
