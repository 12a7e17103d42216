package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.orders.catalogue.Catalogue;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An operator makes a rule count from now on, or from its first moment. What was earned before stays. */
@Component
public final class AddRule {

    private final Decisions decisions;
    private final LoyaltyRules rules;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final Clock clock;

    AddRule(Decisions decisions, LoyaltyRules rules, Catalogue catalogue, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.rules = rules;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    private record Added(UUID rule) {}

    /**
     * Adds the rule, once for the operation; returns it as it is by now.
     *
     * @throws ProblemException TEXT_TOO_LONG; INVALID_REQUEST with {@code field} for a rate, a priority or days that can't be; SKU_UNKNOWN
     *     when nothing has that SKU, not even off sale
     */
    public KeptRule add(OperationId operation, NewRule wanted, Operator.Word word) {
        RuleCheck.require(wanted);
        var asked = String.join("\n", word.by().name(), word.reason(), wanted.asked());
        var added = decisions.decide(
                new Operation(operation, "loyalty.add-rule", asked), Added.class, () -> added(wanted, word));
        return rules.find(added.rule()).orElseThrow();
    }

    private Added added(NewRule wanted, Operator.Word word) {
        var now = clock.instant();
        RuleCheck.requireToCome(wanted, now);
        if (wanted.sku() != null && !catalogue.has(wanted.sku())) {
            throw new ProblemException(ProblemCode.SKU_UNKNOWN);
        }
        var rule = wanted.as(UuidV7.at(now));
        rules.insert(rule, now);
        note(rule, word, now);
        return new Added(rule.id());
    }

    private void note(LoyaltyRule rule, Operator.Word word, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", rule.name());
        facts.put("rate", rule.rate());
        facts.put("priority", rule.priority());
        if (rule.platform() != null) {
            facts.put("platform", rule.platform().word());
        }
        if (rule.sku() != null) {
            facts.put("sku", rule.sku());
        }
        if (rule.from() != null) {
            facts.put("valid_from", rule.from().toString());
        }
        if (rule.until() != null) {
            facts.put("valid_until", rule.until().toString());
        }
        audit.record(word.act("loyalty.add-rule", "loyalty-rule:" + rule.id(), facts), now);
    }
}
