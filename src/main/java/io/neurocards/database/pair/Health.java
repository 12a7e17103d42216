package io.neurocards.database.pair;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last probes of one database said. Three failures in a row are an absence: one is a lost packet, and safety never
 * depends on being right here.
 */
final class Health {

    private static final int STRIKES = 3;

    private int strikes;
    private boolean isHeard;
    private Instant since;
    private String reason = "not asked yet";
    private int company;
    private Duration latency = Duration.ZERO;
    private final Duration hold;
    private @Nullable Instant refused;

    /** @param hold how long no probe is believed after real work was refused */
    Health(Instant now, Duration hold) {
        since = now;
        this.hold = hold;
    }

    /** One probe as it is shown: since when the database is as it is, and why it is away. */
    record Reading(Seen seen, Instant since, String reason, Duration latency) {}

    synchronized void answered(Instant now, Duration took) {
        if (isHeld(now)) {
            return;
        }
        if (!isHeard || strikes > 0 || since.isAfter(now)) {
            since = now;
        }
        isHeard = true;
        strikes = 0;
        reason = "";
        latency = took;
    }

    private boolean isHeld(Instant now) {
        return refused != null && !now.isBefore(refused) && now.isBefore(refused.plus(hold));
    }

    /** Real work was refused for want of room: an absence at once, however well it answers probes. */
    synchronized void refused(Instant now, String why) {
        if (strikes < STRIKES) {
            since = now;
        }
        strikes = STRIKES;
        reason = why;
        refused = now;
    }

    /** Real work stalled: an absence at once. One that its probes found away already needs no longer to come back for it. */
    synchronized void stalled(Instant now, String why) {
        if (strikes < STRIKES) {
            refused(now, why);
        }
    }

    /** Whether it was made ready and has answered once since this process began. */
    synchronized boolean wasHeard() {
        return isHeard;
    }

    synchronized void met(int others) {
        company = others;
    }

    /** Whether other processes use this database too, as far as was seen last. */
    synchronized boolean hasCompany() {
        return company > 0;
    }

    synchronized void failed(Instant now, String why) {
        strikes++;
        reason = why;
        if (strikes == STRIKES) {
            since = now;
        }
    }

    synchronized boolean isDoubted() {
        return strikes < STRIKES && (strikes > 0 || !isHeard);
    }

    synchronized Seen seen() {
        if (strikes >= STRIKES) {
            return Seen.AWAY;
        }
        return strikes == 0 && isHeard ? Seen.UP : Seen.DOUBTFUL;
    }

    synchronized Reading reading() {
        return new Reading(seen(), since, reason, latency);
    }

    /** Returns for how long every probe was answered. */
    synchronized Duration steady(Instant now) {
        return seen() == Seen.UP ? Duration.between(since, now) : Duration.ZERO;
    }
}
