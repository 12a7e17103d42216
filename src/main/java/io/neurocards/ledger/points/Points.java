package io.neurocards.ledger.points;

/**
 * An amount of points, which orders earn. Whole, never negative: the constructor throws {@link IllegalArgumentException} for
 * an amount below zero.
 */
public record Points(long amount) implements Comparable<Points> {

    public static final Points ZERO = new Points(0);

    public Points {
        if (amount < 0) {
            throw new IllegalArgumentException("Points below zero: amount=" + amount);
        }
    }

    public static Points of(long amount) {
        return new Points(amount);
    }

    public boolean isNone() {
        return amount == 0;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return Long.toString(amount);
    }
}
