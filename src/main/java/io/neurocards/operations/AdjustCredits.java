package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.CreditsAfter.Order;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What giving and taking have in common: once for an operation, in the audit log, in one transaction. */
@Component
final class AdjustCredits {

    private final Decisions decisions;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Clock clock;

    AdjustCredits(Decisions decisions, Ledger ledger, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    CreditsAfter adjust(String action, Order order, Consumer<Instant> post) {
        return adjust(action, order, Map.of(), post);
    }

    /** @param facts what else is said of it; the same operation with others is another one */
    CreditsAfter adjust(String action, Order order, Map<String, ?> facts, Consumer<Instant> post) {
        var asked = String.join(
                        "\n",
                        order.by().name(),
                        order.person().toString(),
                        order.amount().toString(),
                        order.reason())
                + (facts.isEmpty() ? "" : "\n" + new TreeMap<>(facts));
        return decisions.decide(new Operation(order.operation(), action, asked), CreditsAfter.class, () -> {
            var now = clock.instant();
            post.accept(now);
            var balance = ledger.balance(order.person());
            var all = new TreeMap<String, Object>(facts);
            all.put("credits", order.amount().amount());
            all.put("available_after", balance.available().amount());
            audit.record(new AuditLog.Act(order.by(), action, "person:" + order.person(), order.reason(), all), now);
            return CreditsAfter.of(balance);
        });
    }
}
