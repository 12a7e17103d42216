package io.neurocards.telegram.updates;

import io.neurocards.jobs.RecurringJob;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets handled updates once Telegram can't repeat them any more. */
@Component
@ConditionalOnBot
final class ForgetHandledUpdates implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetHandledUpdates.class);

    private final Inbox inbox;
    private final UpdatesSettings settings;
    private final Clock clock;

    ForgetHandledUpdates(Inbox inbox, UpdatesSettings settings, Clock clock) {
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telegram-forget-handled-updates";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var forgotten = inbox.forgetBefore(clock.instant().minus(settings.kept()));
        if (forgotten > 0) {
            log.info("Handled updates forgotten: count={}", forgotten);
        }
    }
}
