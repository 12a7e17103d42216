package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An operator ends a rule; what was earned by it stays. */
@Component
public final class EndRule {

    private final Decisions decisions;
    private final LoyaltyRules rules;
    private final AuditLog audit;
    private final Clock clock;

    EndRule(Decisions decisions, LoyaltyRules rules, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends it; twice is the same as once. Returns it as it is then.
     *
     * @throws ProblemException NOT_FOUND when there is no such rule
     */
    public KeptRule end(UUID rule, Operator.Word word) {
        return decisions.act(() -> {
            var now = clock.instant();
            if (rules.retire(rule, now)) {
                audit.record(word.act("loyalty.end-rule", "loyalty-rule:" + rule, Map.of()), now);
            }
            return rules.find(rule).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        });
    }
}
