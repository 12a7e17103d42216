package io.neurocards.orders.catalogue;

import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.Money;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What operators did with goods stands in the audit log, in the transaction that did it; what changed nothing does not. */
@Component
record GoodNotes(AuditLog audit) {

    /** @param action such as {@code good.add} */
    void write(Operator.Word word, String action, OwnGood after, Instant now) {
        var good = after.good();
        var facts = Map.of(
                "kind", good.kind().word(),
                "prices", good.prices().stream().map(Money::toString).toList(),
                "on_sale", good.onSale(),
                "position", after.position());
        audit.record(word.act(action, "good:" + good.sku(), facts), now);
    }
}
