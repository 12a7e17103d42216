package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.WebhookInfo;
import io.neurocards.operations.alerts.AlertRule;
import io.neurocards.operations.alerts.Finding;
import io.neurocards.operations.alerts.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Telegram can not bring updates to our webhook: some wait, and its last try failed not long ago. */
record WebhookFailing(Telegram telegram) implements AlertRule {

    /** Telegram tries again and again, with pauses of some minutes; what it says of an error stays long after it has passed. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private static final int LONGEST = 200;

    @Override
    public String cause() {
        return "webhook-failing";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return telegram.isAsked() ? Optional.empty() : telegram.webhook().flatMap(info -> finding(info, now));
    }

    private static Optional<Finding> finding(WebhookInfo info, Instant now) {
        var waiting = Objects.requireNonNullElse(info.pendingUpdateCount(), 0);
        var failed = info.lastErrorDate();
        if (waiting == 0 || failed == null || Instant.ofEpochSecond(failed).isBefore(now.minus(LATELY))) {
            return Optional.empty();
        }
        var reason = Objects.requireNonNullElse(info.lastErrorMessage(), "?");
        return Optional.of(new Finding(
                Level.CRITICAL,
                Map.of("count", waiting, "reason", reason.substring(0, Math.min(LONGEST, reason.length())))));
    }
}
