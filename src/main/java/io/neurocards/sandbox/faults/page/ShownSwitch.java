package io.neurocards.sandbox.faults.page;

import io.neurocards.database.pair.ModeSwitch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A change of the mode as the page shows it.
 *
 * @param at to the second
 * @param gap for how many milliseconds nobody was answered
 */
public record ShownSwitch(Instant at, String from, String to, String reason, long gap) {

    static ShownSwitch of(ModeSwitch change) {
        return new ShownSwitch(
                change.at().truncatedTo(ChronoUnit.SECONDS),
                ShownDatabase.word(change.from()),
                ShownDatabase.word(change.to()),
                change.reason().key(),
                change.gap().toMillis());
    }

    static long seconds(Instant since, Instant now) {
        return Duration.between(since, now).toSeconds();
    }
}
