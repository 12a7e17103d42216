package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.CreditsAfter.Order;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
        var asked = String.join(
                "\n",
                order.by().name(),
                order.person().toString(),
                order.amount().toString(),
                order.reason());
        return decisions.decide(new Operation(order.operation(), action, asked), CreditsAfter.class, () -> {
            var now = clock.instant();
            post.accept(now);
            var balance = ledger.balance(order.person());
            var facts = Map.of(
                    "credits", order.amount().amount(),
                    "available_after", balance.available().amount());
            audit.record(new AuditLog.Act(order.by(), action, "person:" + order.person(), order.reason(), facts), now);
            return CreditsAfter.of(balance);
        });
    }
}
