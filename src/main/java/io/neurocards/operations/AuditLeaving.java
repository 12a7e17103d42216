package io.neurocards.operations;

import io.neurocards.accounts.erasure.AccountErased;
import io.neurocards.accounts.export.DataExported;
import io.neurocards.operations.AuditLog.Act;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who took their data along, and who had them deleted, stands in the audit log. */
@Component
record AuditLeaving(AuditLog audit) {

    @EventListener
    void on(DataExported exported) {
        var facts = Map.of("export", exported.id());
        audit.record(
                new Act(Operator.customer(), "accounts.export", "person:" + exported.person(), "", facts),
                exported.at());
    }

    @EventListener
    void on(AccountErased erased) {
        var facts = Map.of("credits_forfeited", erased.forfeited().amount());
        audit.record(
                new Act(Operator.customer(), "accounts.delete", "person:" + erased.person(), "", facts), erased.at());
    }
}
