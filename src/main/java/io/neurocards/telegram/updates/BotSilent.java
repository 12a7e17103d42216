package io.neurocards.telegram.updates;

import io.neurocards.operations.alerts.AlertRule;
import io.neurocards.operations.alerts.Finding;
import io.neurocards.operations.alerts.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Telegram's updates did not come in at any look for two minutes. */
final class BotSilent implements AlertRule {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST = 200;

    private final Supplier<String> trouble;
    private final String subject;
    private @Nullable Instant since;

    /** @param trouble why nothing comes in; empty while it does */
    BotSilent(Supplier<String> trouble, String subject) {
        this.trouble = trouble;
        this.subject = subject;
    }

    @Override
    public String cause() {
        return "bot-silent";
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public synchronized Optional<Finding> look(Instant now) {
        var reason = trouble.get();
        if (reason.isEmpty()) {
            since = null;
            return Optional.empty();
        }
        since = since == null ? now : since;
        var silent = Duration.between(since, now);
        return silent.compareTo(PATIENCE) < 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Level.CRITICAL,
                        Map.of(
                                "minutes",
                                silent.toMinutes(),
                                "reason",
                                reason.substring(0, Math.min(LONGEST, reason.length())))));
    }
}
