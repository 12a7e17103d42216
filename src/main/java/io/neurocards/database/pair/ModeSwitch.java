package io.neurocards.database.pair;

import java.time.Duration;
import java.time.Instant;

/**
 * One change of the mode; published as an event of the application.
 *
 * @param reason in a few English words, for the log and the operator
 * @param lasted how long the mode before had lasted
 * @param gap for how long nobody was answered in between
 */
public record ModeSwitch(Instant at, Mode from, Mode to, String reason, Duration lasted, Duration gap) {}
