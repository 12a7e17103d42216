package io.neurocards.operations.databases;

import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of the mode, as it is kept.
 *
 * @param node the process that went through it
 * @param lasted how long the mode before had lasted
 * @param gap for how long nobody was answered in between
 */
record KeptSwitch(UUID id, String node, Instant at, Mode from, Mode to, String reason, Duration lasted, Duration gap) {

    static KeptSwitch of(ModeSwitch change, String node) {
        return new KeptSwitch(
                UuidV7.at(change.at()),
                node,
                change.at(),
                change.from(),
                change.to(),
                change.reason().sentence(),
                change.lasted(),
                change.gap());
    }
}
