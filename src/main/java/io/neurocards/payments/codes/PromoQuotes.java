package io.neurocards.payments.codes;

import io.neurocards.payments.Plan;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a code before anything is bought with it. */
@Component
public record PromoQuotes(CodeTries tries, PromoRows codes, PromoCheck check, Clock clock) {

    /**
     * Returns the code that somebody typed.
     *
     * @throws ProblemException PROMO_CODE_UNKNOWN; TOO_MANY_REQUESTS with {@code retry_after_seconds} after ten that nobody has made
     */
    public PromoCode find(PersonId person, String typed) {
        var spelling = CodeText.of(typed);
        return tries.look(person, () -> CodeText.isSound(spelling) ? codes.find(spelling) : Optional.empty())
                .orElseThrow(CodedInvoices::unknown);
    }

    /** Counts a code that somebody is about to buy with, as {@link #find} does; none is no code. */
    public void count(PersonId person, @Nullable String typed) {
        if (typed != null) {
            var _ = find(person, typed);
        }
    }

    /**
     * Lets a code pass that this person can use now.
     *
     * @throws ProblemException PROMO_CODE_OFF, PROMO_CODE_NOT_YET, PROMO_CODE_ENDED, PROMO_CODE_USED, PROMO_CODE_USED_UP
     */
    public void requireUsable(PromoCode code, PersonId person) {
        check.requireHolds(code, clock.instant());
        check.requireLeft(code, person);
    }

    /**
     * Returns what a plan costs and gives with the code.
     *
     * @throws ProblemException PROMO_CODE_OTHER_PLAN, PROMO_CODE_OTHER_CURRENCY, PROMO_CODE_PRICE_TOO_LOW
     */
    public Reduced quote(PromoCode code, Plan plan, Money full) {
        return PromoCheck.reduced(code, plan, full);
    }
}
