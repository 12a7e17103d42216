package io.neurocards.orders;

import io.neurocards.ledger.points.Points;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody ordered, and what became of it.
 *
 * @param id that of the operation that placed it, or of the payment that it came with
 * @param platform where it was ordered
 * @param source which program placed it; not known of older ones
 * @param total what is to be paid in money
 * @param discount what points took off the sum of the lines
 * @param payment the payment that it came with
 * @param paidReference what the money is known by that came otherwise
 * @param refund what its refund took back, or all parts of it so far
 */
public record Order(
        UUID id,
        PersonId personId,
        Platform platform,
        @Nullable OrderSource source,
        Status status,
        List<Line> lines,
        Money total,
        @Nullable Discount discount,
        @Nullable String paymentMethod,
        @Nullable String deliveryAddress,
        @Nullable UUID payment,
        @Nullable String paidReference,
        @Nullable Refund refund,
        Times times) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** Where an order stands. */
    public enum Status {
        /** Its prices are fixed. */
        CREATED,
        /** The customer was told how to pay. */
        AWAITING_PAYMENT,
        /** The money is there, and so are the credits. */
        PAID,
        /** All of it was delivered. */
        FULFILLED,
        /** It was never paid. */
        CANCELLED,
        /** The money is back. */
        REFUNDED;

        /** Returns the name that programs and tables know it by, such as {@code awaiting_payment}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * So many of one thing, as it was called and priced when it was ordered.
     *
     * @param price of one
     * @param credits what all of them give
     */
    public record Line(String sku, Good.Kind kind, Good.Title title, int quantity, Money price, Credits credits) {

        public Money amount() {
            return price.times(quantity);
        }
    }

    /**
     * A part of the price that was paid with points.
     *
     * @param points what they were, more than none
     * @param off what they took off the sum of the lines
     */
    public record Discount(Points points, Money off) {}

    /**
     * When it came to what it is.
     *
     * @param payUntil when it is cancelled if nobody has paid it; null when it came with its payment
     */
    public record Times(
            Instant createdAt,
            @Nullable Instant payUntil,
            @Nullable Instant paidAt,
            @Nullable Instant fulfilledAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant refundedAt) {}

    /**
     * What a refund gave and took back, in one or in parts.
     *
     * @param back money that went back, in its currency's minor units
     * @param taken credits that went back with the money
     * @param shortfall credits that could not, because they were spent
     */
    public record Refund(long back, Credits taken, Credits shortfall) {

        /** Returns it with more credits, and with all the money that is back by now. */
        Refund plus(long allBack, Credits moreTaken, Credits moreShort) {
            return new Refund(
                    allBack,
                    Credits.of(taken.amount() + moreTaken.amount()),
                    Credits.of(shortfall.amount() + moreShort.amount()));
        }
    }

    /** Returns the same without what the customer wrote, which may tell who they are, and without what its money is known by. */
    public Order withoutWords() {
        return new Order(
                id, personId, platform, source, status, lines, total, discount, null, null, payment, null, refund,
                times);
    }

    /** Returns what it gives altogether. */
    public Credits credits() {
        return creditsOf(lines);
    }

    /** @throws ArithmeticException when they can't be counted */
    static Credits creditsOf(List<Line> lines) {
        return Credits.of(
                lines.stream().mapToLong(line -> line.credits().amount()).reduce(0, Math::addExact));
    }

    /** Returns the points that pay, or were to pay, for a part of it. */
    Points pointsSpent() {
        return discount == null ? Points.ZERO : discount.points();
    }

    boolean isCreditsOnly() {
        return lines.stream().allMatch(line -> line.kind() == Good.Kind.CREDITS);
    }

    /** Hides the address. */
    @Override
    public String toString() {
        return "Order[id=" + id + ", status=" + status + "]";
    }
}
