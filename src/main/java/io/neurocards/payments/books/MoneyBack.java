package io.neurocards.payments.books;

import io.neurocards.payments.Payment;
import io.neurocards.payments.Refund;
import io.neurocards.shared.Credits;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What has become of the money of a payment, as long as its row is locked.
 *
 * @param done how much is back, in minor units
 * @param open the refund that the gateway is being asked for
 */
public record MoneyBack(Payment payment, long done, Optional<Refund> open) {

    static MoneyBack of(Payment payment, List<Refund> refunds) {
        var done = refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.DONE)
                .mapToLong(Refund::amount)
                .sum();
        var open = refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.REQUESTED)
                .findFirst();
        return new MoneyBack(payment, done, open);
    }

    /** Returns how much is not back, whatever is asked for. */
    public long left() {
        return payment.amount() - done;
    }

    /** Returns whether nothing is left once {@code amount} more is back. */
    public boolean isWholeWith(long amount) {
        return amount >= left();
    }

    /**
     * Returns the credits that go with {@code amount} more: as many as make the whole share of what is back then, without its
     * fraction. So all parts together are all credits, whatever the parts.
     */
    public Credits creditsOf(long amount) {
        return Credits.of(share(Math.addExact(done, amount)) - share(done));
    }

    private long share(long back) {
        return back >= payment.amount()
                ? payment.credits()
                : BigInteger.valueOf(payment.credits())
                        .multiply(BigInteger.valueOf(back))
                        .divide(BigInteger.valueOf(payment.amount()))
                        .longValueExact();
    }
}
