package io.neurocards.orders;

import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** What operators did with orders stands in the audit log, in the transaction of the step; what changed nothing does not. */
@Component
record OrderNotes(AuditLog audit) {

    /** @param action such as {@code order.pay} */
    void write(Operator.Word word, String action, Order after, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("status", after.status().word());
        facts.put("total", after.total().units());
        facts.put("currency", after.total().currency());
        facts.put("credits", after.credits().amount());
        var discount = after.discount();
        if (discount != null) {
            facts.put("points", discount.points().amount());
        }
        var refund = after.refund();
        if (refund != null) {
            facts.put("credits_taken", refund.taken().amount());
            facts.put("shortfall", refund.shortfall().amount());
        }
        audit.record(word.act(action, "order:" + after.id(), facts), now);
    }
}
