package io.neurocards.shared;

/**
 * An amount of credits, the unit customers pay with; one video costs what its model's catalogue entry says. Whole, never
 * negative: the constructor throws {@link IllegalArgumentException} for an amount below zero.
 */
public record Credits(long amount) implements Comparable<Credits> {

    public static final Credits ZERO = new Credits(0);

    public Credits {
        if (amount < 0) {
            throw new IllegalArgumentException("Credits below zero: amount=" + amount);
        }
    }

    public static Credits of(long amount) {
        return new Credits(amount);
    }

    /**
     * Returns this amount taken {@code count} times.
     *
     * @throws ArithmeticException when the product does not fit a long
     */
    public Credits times(int count) {
        return new Credits(Math.multiplyExact(amount, count));
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return Long.toString(amount);
    }
}
