package io.neurocards.payments.codes;

import io.neurocards.payments.Plan;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Whether a code holds for a purchase. Only behind the code's lock is what this says of its uses more than a look. */
@Component
record PromoCheck(PromoUseRows uses) {

    /** @throws ProblemException PROMO_CODE_OFF; PROMO_CODE_NOT_YET with {@code starts_on}; PROMO_CODE_ENDED with {@code ended_on} */
    void requireHolds(PromoCode code, Instant now) {
        var limits = code.limits();
        if (!code.active()) {
            throw new ProblemException(ProblemCode.PROMO_CODE_OFF);
        }
        if (limits.startsAt() != null && now.isBefore(limits.startsAt())) {
            throw new ProblemException(ProblemCode.PROMO_CODE_NOT_YET)
                    .with(
                            "starts_on",
                            limits.startsAt().atOffset(ZoneOffset.UTC).toLocalDate());
        }
        if (limits.endsAt() != null && !now.isBefore(limits.endsAt())) {
            throw new ProblemException(ProblemCode.PROMO_CODE_ENDED)
                    .with("ended_on", limits.endsAt().atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }

    /** @throws ProblemException PROMO_CODE_USED_UP; PROMO_CODE_USED */
    void requireLeft(PromoCode code, PersonId person) {
        var most = code.limits().mostUses();
        if (uses.counted(code.id(), person) >= code.limits().mostEach()) {
            throw new ProblemException(ProblemCode.PROMO_CODE_USED);
        }
        if (most != null && uses.counted(code.id()) >= most) {
            throw new ProblemException(ProblemCode.PROMO_CODE_USED_UP);
        }
    }

    /**
     * Returns what the purchase costs and gives with the code.
     *
     * @throws ProblemException PROMO_CODE_OTHER_PLAN; PROMO_CODE_OTHER_CURRENCY with {@code currency}; PROMO_CODE_PRICE_TOO_LOW with
     *     {@code least} and {@code currency}
     */
    static Reduced reduced(PromoCode code, Plan plan, Money full) {
        var limits = code.limits();
        if (!limits.plans().isEmpty() && !limits.plans().contains(plan.id())) {
            throw new ProblemException(ProblemCode.PROMO_CODE_OTHER_PLAN);
        }
        var least = limits.least().get(full.currency());
        if (least != null && full.minor() < least) {
            throw new ProblemException(ProblemCode.PROMO_CODE_PRICE_TOO_LOW)
                    .with("least", new Money(full.currency(), least).units())
                    .with("currency", full.currency());
        }
        return code.benefit().of(plan, full);
    }
}
