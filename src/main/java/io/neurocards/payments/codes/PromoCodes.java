package io.neurocards.payments.codes;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Plans;
import io.neurocards.payments.codes.PromoCode.Limits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The codes that there are, for operators. */
@Component
public record PromoCodes(PromoRows rows, PromoUseRows uses, Plans plans) {

    private static final int MOST = 500;

    /**
     * A code with how often it was used.
     *
     * @param used payments that wait or had their money; above the limit when one was paid late
     */
    public record Counted(PromoCode code, long used) {}

    /** What an operator changes of a code; what is null stays. */
    public record Change(
            @Nullable Boolean active,
            @Nullable Instant endsAt,
            @Nullable Integer mostUses) {}

    /** Returns the newest first, at most 500. */
    public List<Counted> newest(int limit) {
        var codes = rows.newest(Math.clamp(limit, 1, MOST));
        var counted = uses.counted(codes.stream().map(PromoCode::id).toList());
        return codes.stream()
                .map(code -> new Counted(code, counted.getOrDefault(code.id(), 0L)))
                .toList();
    }

    /**
     * Returns a code, however it is written.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Counted get(String typed) {
        var code = rows.find(CodeText.of(typed)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return new Counted(code, uses.counted(code.id()));
    }

    /** Returns what the code was used for, newest first, at most 500. */
    public List<PromoUse> uses(UUID code, int limit) {
        return uses.newest(code, Math.clamp(limit, 1, MOST));
    }

    /**
     * Writes a code down within the caller's transaction; the same one twice is once. Returns whether it is new.
     *
     * @throws ProblemException PROMO_CODE_TAKEN; PROMO_CODE_INVALID with {@code field} for a plan that there is not
     */
    public boolean addWithin(PromoCode code) {
        Decisions.requireOpen();
        PromoCode.require(code.limits().plans().stream().allMatch(plans::has), "plans");
        if (rows.insert(code)) {
            return true;
        }
        var there = rows.lock(code.code()).orElseThrow();
        if (!there.id().equals(code.id())) {
            throw new ProblemException(ProblemCode.PROMO_CODE_TAKEN);
        }
        return false;
    }

    /**
     * Changes a code within the caller's transaction; what was used stays used.
     *
     * @throws ProblemException NOT_FOUND; PROMO_CODE_INVALID with {@code field}
     */
    public PromoCode changeWithin(String typed, Change change) {
        var code = rows.lock(CodeText.of(typed)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var before = code.limits();
        var limits = new Limits(
                change.mostUses() == null ? before.mostUses() : change.mostUses(),
                before.mostEach(),
                before.startsAt(),
                change.endsAt() == null ? before.endsAt() : change.endsAt(),
                before.least(),
                before.plans());
        var after = new PromoCode(
                code.id(),
                code.code(),
                code.benefit(),
                limits,
                change.active() == null ? code.active() : change.active(),
                code.note(),
                code.madeAt());
        rows.change(after);
        return after;
    }
}
