package io.neurocards.operations.plans;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.payments.Plans;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** An operator makes a package of credits, prices it anew, takes it off sale or puts it back. What was invoiced keeps its price. */
@Component
public final class PlanDesk {

    /** How many credits are in a package at most. */
    public static final long MOST_CREDITS = 100_000;

    /** What a package costs at most, in kopecks. */
    public static final long MOST_KOPECKS = 100_000_000;

    /** What a package costs at most, in Stars. */
    public static final int MOST_STARS = 100_000;

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,32}");
    private static final int LAST = 1000;

    private final Decisions decisions;
    private final Plans plans;
    private final AuditLog audit;
    private final Clock clock;

    PlanDesk(Decisions decisions, Plans plans, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns one package, also one that is off sale.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Plans.Own find(String code) {
        return plans.own(code).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    /**
     * Makes a package; the same again changes nothing.
     *
     * @throws ProblemException SKU_TAKEN when another one has its code; INVALID_REQUEST with {@code field}
     */
    public void add(Plans.Own wanted, Operator.Word word) {
        check(wanted);
        decisions.act(() -> {
            var there = plans.own(wanted.plan().id());
            if (there.isPresent()) {
                if (!there.get().equals(wanted)) {
                    throw new ProblemException(ProblemCode.SKU_TAKEN);
                }
                return;
            }
            keep("plan.add", wanted, word);
        });
    }

    /**
     * Says anew what a package has and costs, and whether it is on sale.
     *
     * @throws ProblemException NOT_FOUND; INVALID_REQUEST with {@code field}
     */
    public void change(Plans.Own wanted, Operator.Word word) {
        check(wanted);
        decisions.act(() -> {
            if (!find(wanted.plan().id()).equals(wanted)) {
                keep("plan.change", wanted, word);
            }
        });
    }

    private void keep(String action, Plans.Own plan, Operator.Word word) {
        var now = clock.instant();
        plans.keepWithin(plan, now);
        var facts = Map.of(
                "credits",
                plan.plan().credits().amount(),
                "price_kopecks",
                plan.plan().priceKopecks(),
                "stars",
                plan.plan().stars(),
                "on_sale",
                plan.onSale());
        audit.record(word.act(action, "plan:" + plan.plan().id(), facts), now);
    }

    private static void check(Plans.Own own) {
        var plan = own.plan();
        require(CODE.matcher(plan.id()).matches(), "code");
        require(plan.credits().amount() >= 1 && plan.credits().amount() <= MOST_CREDITS, "credits");
        require(plan.priceKopecks() >= 1 && plan.priceKopecks() <= MOST_KOPECKS, "roubles");
        require(plan.stars() >= 1 && plan.stars() <= MOST_STARS, "stars");
        require(own.position() >= 0 && own.position() <= LAST, "position");
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }
}
