package io.neurocards.operations.reports;

import java.util.OptionalLong;

/**
 * A number, and the same of as many days before.
 *
 * @param now of the days that are looked at, the last of which may not be over
 */
public record Compared(long now, long before) {

    private static final double HUNDRED = 100;

    /** Returns by how many percent it grew, rounded; nothing when there was nothing before. */
    public OptionalLong growth() {
        return before == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(HUNDRED * (now - before) / before));
    }
}
