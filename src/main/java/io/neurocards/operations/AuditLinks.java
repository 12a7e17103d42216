package io.neurocards.operations;

import io.neurocards.accounts.linking.LinkCodeEvent;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.operations.AuditLog.Act;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every step between accounts stands in the audit log, by the customer who took it; no code does. */
@Component
record AuditLinks(AuditLog audit) {

    @EventListener
    void on(LinkEvent event) {
        var act = switch (event) {
            case LinkEvent.Linked linked ->
                act(
                        linked,
                        "accounts.link",
                        Map.of("link", linked.id(), "gone", linked.gone(), "moved", linked.moved()));
            case LinkEvent.Undone undone ->
                act(
                        undone,
                        "accounts.link-undo",
                        Map.of("link", undone.id(), "gone", undone.gone(), "returned", undone.returned()));
            case LinkEvent.Unlinked unlinked ->
                act(unlinked, "accounts.unlink", Map.of("platform", unlinked.platform()));
        };
        audit.record(act, event.at());
    }

    @EventListener
    void on(LinkCodeEvent event) {
        var subject = "person:" + event.person();
        var act = switch (event) {
            case LinkCodeEvent.Shown shown ->
                new Act(
                        Operator.customer(),
                        "accounts.link-code",
                        subject,
                        "",
                        Map.of("expires_at", shown.expiresAt().toString()));
            case LinkCodeEvent.Refused refused ->
                new Act(
                        Operator.customer(),
                        "accounts.link-refused",
                        subject,
                        "",
                        Map.of("problem", refused.reason().text()));
        };
        audit.record(act, event.at());
    }

    private static Act act(LinkEvent event, String action, Map<String, ?> facts) {
        return new Act(Operator.customer(), action, "person:" + event.person(), "", facts);
    }
}
