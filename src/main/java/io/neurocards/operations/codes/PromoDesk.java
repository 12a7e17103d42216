package io.neurocards.operations.codes;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.codes.PromoCodes;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An operator makes a promo code, and changes how long and how often it holds. */
@Component
public final class PromoDesk {

    private final Decisions decisions;
    private final PromoCodes codes;
    private final AuditLog audit;
    private final Clock clock;

    PromoDesk(Decisions decisions, PromoCodes codes, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a code; the same one, by its id, is made once.
     *
     * @throws ProblemException PROMO_CODE_TAKEN; PROMO_CODE_INVALID with {@code field}
     */
    public PromoCodes.Counted add(PromoCode code, Operator.Word word) {
        return decisions.act(() -> {
            if (codes.addWithin(code)) {
                note(word, "promo-code.add", code);
            }
            return codes.get(code.code());
        });
    }

    /**
     * Changes a code. Payments that wait keep their price, and uses beyond a new limit stay.
     *
     * @throws ProblemException NOT_FOUND; PROMO_CODE_INVALID with {@code field}
     */
    public PromoCodes.Counted change(String typed, PromoCodes.Change change, Operator.Word word) {
        return decisions.act(() -> {
            var before = codes.get(typed).code();
            var after = codes.changeWithin(typed, change);
            if (!after.equals(before)) {
                note(word, "promo-code.change", after);
            }
            return codes.get(typed);
        });
    }

    private void note(Operator.Word word, String action, PromoCode code) {
        var limits = code.limits();
        var facts = Map.of(
                "benefit",
                code.benefit().toString(),
                "active",
                code.active(),
                "most_uses",
                limits.mostUses() == null ? "any" : limits.mostUses(),
                "ends_at",
                limits.endsAt() == null ? "never" : limits.endsAt().toString());
        audit.record(word.act(action, "promo-code:" + code.code(), facts), clock.instant());
    }
}
