package io.neurocards.providers.prompts;

import io.neurocards.providers.prompts.WriterAnswer.Reason;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is to happen in a clip. Waits seconds, not minutes: whoever asks has words of their own to go on with. A key
 * without quota or right rests for everybody; only what may pass by itself is asked again.
 */
public final class PromptWriter {

    private static final Logger log = LoggerFactory.getLogger(PromptWriter.class);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ChatCompletions service;
    private final RestingKeys resting;
    private final PromptSettings settings;
    private final List<WriterKey> keys;
    private final Clock clock;
    private final Sleeper sleeper;

    PromptWriter(ChatCompletions service, RestingKeys resting, PromptSettings settings, Clock clock, Sleeper sleeper) {
        this.service = service;
        this.resting = resting;
        this.settings = settings;
        this.keys = settings.keys().stream().map(WriterKey::of).toList();
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Returns whether there is anybody to ask. */
    public boolean isConfigured() {
        return !keys.isEmpty();
    }

    /**
     * Asks for a scenario; no transaction may be open.
     *
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    public WriterAnswer write(Commission commission) throws InterruptedException {
        if (!isConfigured()) {
            return new WriterAnswer.Unavailable(Reason.OFF);
        }
        var deadline = clock.instant().plus(settings.patience());
        var tired = resting.among(keys, clock.instant());
        var awake =
                keys.stream().filter(key -> !tired.contains(key.fingerprint())).toList();
        if (awake.isEmpty()) {
            return new WriterAnswer.Unavailable(Reason.RESTING);
        }
        try {
            return ask(awake, service.body(ChatRequest.of(commission, settings)), deadline);
        } catch (IOException e) {
            log.warn("A product's photo can't be shown to the writer; the template's own words are used", e);
            return new WriterAnswer.Unavailable(Reason.UNUSABLE);
        }
    }

    private WriterAnswer ask(List<WriterKey> awake, byte[] body, Instant deadline) throws InterruptedException {
        var last = Reason.AWAY;
        for (var key : awake) {
            switch (ask(key, body, deadline)) {
                case Heard.Told(var scenario) -> {
                    return new WriterAnswer.Written(scenario);
                }
                case Heard.NotNow(var reason, var detail, var wait) -> last = failed(key, reason, detail, wait);
                case Heard.No(var reason, var detail) -> last = failed(key, reason, detail, null);
            }
            if (last == Reason.UNUSABLE || last == Reason.AWAY) {
                break;
            }
        }
        return new WriterAnswer.Unavailable(last);
    }

    private Heard ask(WriterKey key, byte[] body, Instant deadline) throws InterruptedException {
        Heard heard = new Heard.NotNow(Reason.AWAY, "no time left", null);
        for (var tries = TRIES; tries > 0; tries--) {
            var left = Duration.between(clock.instant(), deadline);
            if (!left.isPositive()) {
                return heard;
            }
            heard = service.ask(key, body, left);
            if (!(heard instanceof Heard.NotNow later) || tries == 1) {
                return heard;
            }
            var named = later.after();
            var pause = named == null || named.compareTo(PAUSE) < 0 ? PAUSE : named;
            if (clock.instant().plus(pause).isAfter(deadline)) {
                return heard;
            }
            sleeper.sleep(pause);
        }
        return heard;
    }

    private Reason failed(WriterKey key, Reason reason, String detail, @Nullable Duration wait) {
        var now = clock.instant();
        switch (reason) {
            case QUOTA, REFUSED -> resting.rest(key, reason, now, now.plus(settings.cooldown()));
            case RATE_LIMIT -> {
                if (wait != null && wait.isPositive()) {
                    resting.rest(key, reason, now, now.plus(shorter(wait, settings.cooldown())));
                }
            }
            case OFF, RESTING, AWAY, UNUSABLE -> {}
        }
        log.warn(
                "Nothing was written for a clip: key={}, reason={}, answer={}; the template's own words are used",
                key,
                reason.text(),
                detail);
        return reason;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
