package io.neurocards.telegram.updates;

import io.neurocards.operations.health.KeptLook;
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

/**
 * The process that asks Telegram for updates has been answered lately; any other asks now and then who the bot is. Whoever serves people
 * over HTTP, too, goes on without.
 */
@Component
@ConditionalOnBot
@ConditionalOnRole(Role.BOT)
final class BotProbe implements Probe {

    /** Twice the longest time that Telegram keeps an answer back, and then some. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    static final Duration EVERY = Duration.ofMinutes(1);

    private final Hearing hearing;
    private final Lease lease;
    private final boolean polls;
    private final Clock clock;
    private final KeptLook me;

    BotProbe(
            Hearing hearing,
            Lease lease,
            BotSettings settings,
            UpdatesSettings updates,
            Telegram telegram,
            Clock clock) {
        this.hearing = hearing;
        this.lease = lease;
        this.polls = updates.enabled() && settings.mode() == UpdateMode.POLLING;
        this.clock = clock;
        this.me = new KeptLook(telegram::askWhoWeAre, EVERY, EVERY.dividedBy(4), clock);
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public boolean isNeededBy(Roles roles) {
        return !roles.has(Role.WEB) && !roles.has(Role.API);
    }

    @Override
    public String advice() {
        return "Telegram does not answer our bot: see whether BOT_TOKEN is the bot's, whether this machine reaches TELEGRAM_API_URL, and"
                + " whether PROXY_FILE has a proxy that works; docs/telegram.md.";
    }

    @Override
    public void look() throws IOException {
        if (!polls || !lease.isHeld()) {
            me.last();
        } else if (hearing.at().isBefore(clock.instant().minus(PATIENCE))) {
            throw new IOException("Telegram has not answered since " + hearing.at());
        }
    }
}
