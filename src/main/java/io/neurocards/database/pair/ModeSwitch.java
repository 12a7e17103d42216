package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import java.time.Duration;
import java.time.Instant;

/**
 * One change of the mode; published as an event of the application.
 *
 * @param decider who decides now; in CACHE_ONLY, who did last
 * @param isNewDecider whether another database decided before, so that what is local to a database has to be derived anew
 * @param lasted how long the mode before had lasted
 * @param gap for how long nobody was answered in between
 */
public record ModeSwitch(
        Instant at,
        Mode from,
        Mode to,
        Side decider,
        boolean isNewDecider,
        SwitchReason reason,
        Duration lasted,
        Duration gap) {}
