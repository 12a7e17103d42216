package io.neurocards.sandbox.payments.world;

import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Customers by chance: while a storm holds, somebody does something with each new payment, without a browser. The n-th payment
 * of a gateway has always the same fate under the same seed. Thread-safe.
 */
public final class Fates {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final List<Twist> TWISTS = List.of(Twist.AMOUNT, Twist.CURRENCY, Twist.ORDER);
    private static final int SLOWEST_MILLIS = 3_000;

    private final Map<String, Long> payments = new HashMap<>();
    private @Nullable Long seed;
    private double twisted;

    /** How a payment goes, and how soon. */
    public record Fate(Wish wish, Duration after) {}

    /**
     * Begins a storm.
     *
     * @param twistedShare how many payments are told wrongly
     */
    public synchronized void begin(long newSeed, double twistedShare) {
        payments.clear();
        seed = newSeed;
        twisted = twistedShare;
    }

    public synchronized void end() {
        seed = null;
    }

    public synchronized OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** Returns the fate of the next payment; nothing when customers decide. */
    public synchronized Optional<Fate> next(String gateway, List<String> reasons) {
        return seed == null
                ? Optional.empty()
                : Optional.of(fate(seed, gateway, payments.merge(gateway, 1L, Long::sum), reasons));
    }

    /** Returns the fate of the {@code number}-th payment of a gateway, counted from 1. */
    public synchronized Fate fate(long ofSeed, String gateway, long number, List<String> reasons) {
        var random = new SplittableRandom((ofSeed + number * STEP) ^ ((long) gateway.hashCode() << 17));
        var choice = choice(random.nextDouble());
        var telling = telling(random.nextDouble());
        var twist = random.nextDouble() < twisted ? TWISTS.get(random.nextInt(TWISTS.size())) : Twist.NONE;
        var reason = reasons.get(random.nextInt(reasons.size()));
        var later = Duration.ofMillis(200 + random.nextInt(SLOWEST_MILLIS));
        var after = Duration.ofMillis(random.nextInt(1_000));
        return new Fate(new Wish(choice, telling, twist, reason, later), after);
    }

    private static Choice choice(double drawn) {
        if (drawn < 0.55) {
            return Choice.PAY;
        }
        if (drawn < 0.70) {
            return Choice.DECLINE;
        }
        if (drawn < 0.78) {
            return Choice.HANG;
        }
        if (drawn < 0.84) {
            return Choice.LEAVE;
        }
        return drawn < 0.94 ? Choice.PAY_LATER : Choice.FAIL_LATER;
    }

    private static Telling telling(double drawn) {
        if (drawn < 0.4) {
            return Telling.USUAL;
        }
        if (drawn < 0.55) {
            return Telling.TWICE;
        }
        if (drawn < 0.7) {
            return Telling.NEVER;
        }
        return drawn < 0.85 ? Telling.EARLY : Telling.LATE;
    }
}
