package io.neurocards.telegram.admin;

import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.broadcast.Broadcasting;
import io.neurocards.telegram.client.BotSettings;
import java.util.List;

/** Tells every administrator what is wrong, and again when it has passed; and an author what became of a broadcast. */
final class TellAdministrators {

    private final BotSettings settings;
    private final Alerts alerts;
    private final AlertTexts texts;
    private final Broadcasting broadcasting;
    private final BroadcastScreens broadcasts;
    private final Handover handover;

    TellAdministrators(
            BotSettings settings,
            Alerts alerts,
            AlertTexts texts,
            Broadcasting broadcasting,
            BroadcastScreens broadcasts,
            Handover handover) {
        this.settings = settings;
        this.alerts = alerts;
        this.texts = texts;
        this.broadcasting = broadcasting;
        this.broadcasts = broadcasts;
        this.handover = handover;
    }

    /** How a screen comes to somebody who has not just written. */
    record Handover(Seats seats, Desktop desktop, Counter counter) {}

    void tell() throws InterruptedException {
        if (settings.adminIds().isEmpty()) {
            return;
        }
        alerts.tell(this::tellAll);
        broadcasting.tellEnded((broadcast, report) -> {
            var seat = handover.seats().of(broadcast.author());
            return handover.counter().tell(seat, broadcasts.account(seat, broadcast, report));
        });
    }

    /** One who heard it is enough: telling the others again would tell that one twice. */
    private boolean tellAll(Alert alert) {
        var heard = false;
        for (var id : settings.adminIds()) {
            var seat = handover.seats().of(id);
            heard |= handover.counter().tell(seat, screen(seat, alert));
        }
        return heard;
    }

    private Screen screen(Seat seat, Alert alert) {
        var say = handover.desktop().say(seat);
        var html = say.text(
                alert.isOpen() ? "alerts.open" : "alerts.closed",
                say.plain("level." + alert.level().text()),
                texts.message(alert, seat.locale()),
                texts.action(alert, seat.locale()),
                alert.firstSeenAt(),
                alert.closedAt());
        return new Screen(html, List.of(where(say, alert.cause()), List.of(say.button("home", Verb.HOME))));
    }

    /** Leads to the page on which the cause is to be seen, and mostly to be mended. */
    private static List<Button> where(Say say, String cause) {
        return switch (cause) {
            case "troubled-keys", "no-usable-key" -> List.of(say.button("keys", Verb.KEYS));
            case "models-paused", "catalogue-refused", "many-failures" -> List.of(say.button("models", Verb.MODELS));
            default -> List.of();
        };
    }
}
