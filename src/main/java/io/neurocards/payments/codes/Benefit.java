package io.neurocards.payments.codes;

import io.neurocards.payments.Plan;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Map;

/** What a code is worth. */
public sealed interface Benefit {

    /** So much of a hundred is taken off, the rest rounded up to the smallest coin. */
    record Percent(int percent) implements Benefit {

        static final int MOST = 90;

        /** @throws ProblemException PROMO_CODE_INVALID with {@code field} */
        public Percent {
            if (percent < 1 || percent > MOST) {
                throw new ProblemException(ProblemCode.PROMO_CODE_INVALID).with("field", "percent");
            }
        }
    }

    /**
     * So much is taken off, in the currencies that it is said for.
     *
     * @param off in minor units, by currency
     */
    record Amount(Map<String, Long> off) implements Benefit {

        /** @throws ProblemException PROMO_CODE_INVALID with {@code field} */
        public Amount {
            off = Map.copyOf(off);
            if (off.isEmpty() || off.values().stream().anyMatch(minor -> minor < 1)) {
                throw new ProblemException(ProblemCode.PROMO_CODE_INVALID).with("field", "amounts");
            }
        }
    }

    /** The price stays, and so many credits come on top. */
    record Bonus(long credits) implements Benefit {

        static final long MOST = 10_000;

        /** @throws ProblemException PROMO_CODE_INVALID with {@code field} */
        public Bonus {
            if (credits < 1 || credits > MOST) {
                throw new ProblemException(ProblemCode.PROMO_CODE_INVALID).with("field", "credits");
            }
        }
    }

    /** Returns the stable word that rows and callers see. */
    default String kind() {
        return switch (this) {
            case Percent _ -> "percent";
            case Amount _ -> "amount";
            case Bonus _ -> "credits";
        };
    }

    /**
     * Returns what a purchase costs and gives with it: never less than {@link PriceFloor} and never more than before.
     *
     * @throws ProblemException PROMO_CODE_OTHER_CURRENCY with {@code currency}
     */
    default Reduced of(Plan plan, Money full) {
        return switch (this) {
            case Percent(var percent) ->
                Reduced.by(plan, full, full.minor() / 100 * percent + full.minor() % 100 * percent / 100);
            case Amount(var off) -> {
                var minor = off.get(full.currency());
                if (minor == null) {
                    throw new ProblemException(ProblemCode.PROMO_CODE_OTHER_CURRENCY).with("currency", full.currency());
                }
                yield Reduced.by(plan, full, minor);
            }
            case Bonus(var credits) -> new Reduced(full, full, plan.credits().amount(), credits);
        };
    }
}
