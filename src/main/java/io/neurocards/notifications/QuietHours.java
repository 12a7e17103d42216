package io.neurocards.notifications;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When letters that can wait make no sound.
 *
 * @param from the first such hour, 0 to 23
 * @param to the hour at which they end
 */
record QuietHours(int from, int to, ZoneId zone) {

    static final String FORM = "([01]?\\d|2[0-3])-([01]?\\d|2[0-3])";

    /** @param hours such as {@code 22-8}; blank for none */
    static QuietHours parse(String hours, ZoneId zone) {
        if (!hours.matches(FORM)) {
            return new QuietHours(0, 0, zone);
        }
        var ends = hours.split("-", -1);
        return new QuietHours(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), zone);
    }

    boolean holds(Instant now) {
        var hour = now.atZone(zone).getHour();
        return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
    }
}
