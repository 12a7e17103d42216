package io.neurocards.notifications.messages;

import io.neurocards.accounts.ResetPassword.PasswordChanged;
import io.neurocards.accounts.devices.DeviceAdded;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.notifications.messages.Tell.Happening;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who has a way into the account. The bot says itself, with names, what was linked. */
@Component
record TellOfAccounts(Tell tell) {

    @EventListener
    void on(LinkEvent event) {
        tell.of(
                switch (event) {
                    case LinkEvent.Linked linked ->
                        new Happening(
                                Occasion.ACCOUNTS_LINKED,
                                linked.id(),
                                linked.person(),
                                Map.of("undo_until", linked.undoUntil().toString()),
                                Set.of(Channel.TELEGRAM),
                                linked.at());
                    case LinkEvent.Undone undone ->
                        new Happening(
                                Occasion.LINK_UNDONE, undone.id(), undone.person(), Map.of(), Set.of(), undone.at());
                    case LinkEvent.Unlinked unlinked ->
                        new Happening(
                                Occasion.WAY_IN_REMOVED,
                                unlinked.id(),
                                unlinked.person(),
                                Map.of("platform", unlinked.platform()),
                                Set.of(),
                                unlinked.at());
                });
    }

    @EventListener
    void on(DeviceAdded added) {
        var facts = Map.of("platform", added.platform().word());
        tell.of(new Happening(Occasion.DEVICE_ADDED, added.deviceId(), added.personId(), facts, Set.of(), added.at()));
    }

    @EventListener
    void on(PasswordChanged changed) {
        tell.of(new Happening(
                Occasion.PASSWORD_CHANGED, changed.id(), changed.personId(), Map.of(), Set.of(), changed.at()));
    }
}
