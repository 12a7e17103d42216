package io.neurocards.sandbox.telegram.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Questions of Telegram to a bot that wait for its answer; none outlives the process. Thread-safe. */
public final class OpenQueries {

    /** Nowhere documented; long enough for a slow bot, short enough to notice one that never answers. */
    private static final Duration BUTTON_PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Button> buttons = new ConcurrentHashMap<>();
    private final Map<String, Checkout> checkouts = new ConcurrentHashMap<>();

    OpenQueries(Clock clock) {
        this.clock = clock;
    }

    /** A button that somebody pressed. */
    public record Button(long bot, long person, Instant at) {}

    /** What a bot says to a payment; {@code refusal} is null when it may go on. */
    public record Verdict(@Nullable String refusal) {}

    private record Checkout(long bot, CompletableFuture<Verdict> verdict) {}

    private static String newId() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 48, Long.MAX_VALUE));
    }

    /** Returns the id of a new callback query. */
    public String press(long bot, long person) {
        var tooOld = clock.instant().minus(BUTTON_PATIENCE);
        buttons.values().removeIf(button -> button.at().isBefore(tooOld));
        var id = newId();
        buttons.put(id, new Button(bot, person, clock.instant()));
        return id;
    }

    /** Returns the pressed button of {@code bot}'s, while its answer is still awaited. */
    public Optional<Button> button(long bot, String id) {
        return Optional.ofNullable(buttons.get(id))
                .filter(button -> button.bot() == bot
                        && clock.instant().isBefore(button.at().plus(BUTTON_PATIENCE)));
    }

    /** Returns the id of a new pre-checkout query whose answer completes {@code verdict}. */
    public String checkout(long bot, CompletableFuture<Verdict> verdict) {
        var id = newId();
        checkouts.put(id, new Checkout(bot, verdict));
        return id;
    }

    /** Returns whether anybody still waited for the verdict. */
    public boolean decide(long bot, String id, Verdict verdict) {
        var checkout = checkouts.get(id);
        return checkout != null
                && checkout.bot() == bot
                && checkouts.remove(id, checkout)
                && checkout.verdict().complete(verdict);
    }

    public void giveUp(String id) {
        checkouts.remove(id);
    }
}
