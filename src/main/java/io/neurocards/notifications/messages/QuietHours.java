package io.neurocards.notifications.messages;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a customer wants to be left alone: each day from one time on their clock until another, over midnight when the first is the
 * later.
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    /** Characters that the name of a time zone has at most. */
    public static final int LONGEST_ZONE = 64;

    /**
     * Returns what somebody typed: times such as {@code 22:00}, and a zone such as {@code Europe/Moscow}.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    public static QuietHours of(@Nullable String from, @Nullable String until, @Nullable String zone) {
        var begin = time(from, "quiet_hours.from");
        var end = time(until, "quiet_hours.until");
        if (begin.equals(end)) {
            throw wrong("quiet_hours.until");
        }
        return new QuietHours(begin, end, known(zone).orElseThrow(() -> wrong("quiet_hours.time_zone")));
    }

    /** Returns the region of that name; nothing for what this machine knows no clock of. */
    static Optional<ZoneId> known(@Nullable String zone) {
        return zone != null
                        && zone.length() <= LONGEST_ZONE
                        && ZoneId.getAvailableZoneIds().contains(zone)
                ? Optional.of(ZoneId.of(zone))
                : Optional.empty();
    }

    /** Returns when the quiet ends in which {@code now} lies, or nothing when it is not quiet then. */
    Optional<Instant> endAfter(Instant now) {
        var local = now.atZone(zone).toLocalDateTime();
        var time = local.toLocalTime();
        var overMidnight = from.isAfter(until);
        var isQuiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!isQuiet) {
            return Optional.empty();
        }
        var day =
                time.isBefore(until) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return Optional.of(firstAfter(now, day.atTime(until)));
    }

    /** A clock that is put forward may never show a time, one that is put back shows it twice. */
    private Instant firstAfter(Instant now, LocalDateTime end) {
        var rules = zone.getRules();
        var change = rules.getTransition(end);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return rules.getValidOffsets(end).stream()
                .map(end::toInstant)
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElseGet(() -> end.atZone(zone).toInstant());
    }

    private static LocalTime time(@Nullable String text, String field) {
        try {
            return LocalTime.parse(text == null ? "" : text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException e) {
            throw (ProblemException) wrong(field).initCause(e);
        }
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }
}
