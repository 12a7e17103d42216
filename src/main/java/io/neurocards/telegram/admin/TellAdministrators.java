package io.neurocards.telegram.admin;

import io.neurocards.telegram.broadcast.Broadcasting;
import io.neurocards.telegram.client.BotSettings;
import java.util.Objects;

/** Tells an author what became of a broadcast. */
final class TellAdministrators {

    private final BotSettings settings;
    private final Broadcasting broadcasting;
    private final BroadcastScreens broadcasts;
    private final Handover handover;

    TellAdministrators(
            BotSettings settings, Broadcasting broadcasting, BroadcastScreens broadcasts, Handover handover) {
        this.settings = settings;
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
        broadcasting.tellEnded((broadcast, report) -> {
            var seat = handover.seats().of(Objects.requireNonNull(broadcast.author()));
            return handover.counter().tell(seat, broadcasts.account(seat, broadcast, report));
        });
    }
}
