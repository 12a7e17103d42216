package io.neurocards.telegram.updates;

import io.neurocards.operations.health.Probe;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.client.UpdateMode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The process that asks Telegram has been answered lately. Whoever serves people over HTTP, too, goes on without. */
@Component
@ConditionalOnBot
@ConditionalOnRole(Role.BOT)
record BotProbe(Hearing hearing, Lease lease, BotSettings settings, UpdatesSettings updates, Clock clock)
        implements Probe {

    /** Twice the longest time that Telegram keeps an answer back, and then some. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public boolean isNeededBy(Roles roles) {
        return !roles.has(Role.WEB) && !roles.has(Role.API);
    }

    @Override
    public void look() throws IOException {
        var asks = updates.enabled() && settings.mode() == UpdateMode.POLLING && lease.isHeld();
        if (asks && hearing.at().isBefore(clock.instant().minus(PATIENCE))) {
            throw new IOException("Telegram has not answered since " + hearing.at());
        }
    }
}
