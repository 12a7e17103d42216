package io.neurocards.web.pages;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Time zones to choose from; a program may name any other. */
@Component
record TimeZones(Clock clock) {

    static final String USUAL = "Europe/Moscow";

    private static final List<String> OFFERED = List.of(
            "America/Los_Angeles",
            "America/Denver",
            "America/Chicago",
            "America/New_York",
            "America/Sao_Paulo",
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Warsaw",
            "Europe/Athens",
            "Asia/Jerusalem",
            "Europe/Kaliningrad",
            USUAL,
            "Europe/Istanbul",
            "Europe/Minsk",
            "Asia/Tbilisi",
            "Asia/Yerevan",
            "Asia/Baku",
            "Asia/Dubai",
            "Europe/Samara",
            "Asia/Yekaterinburg",
            "Asia/Tashkent",
            "Asia/Almaty",
            "Asia/Kolkata",
            "Asia/Bishkek",
            "Asia/Omsk",
            "Asia/Novosibirsk",
            "Asia/Krasnoyarsk",
            "Asia/Bangkok",
            "Asia/Irkutsk",
            "Asia/Shanghai",
            "Asia/Yakutsk",
            "Asia/Tokyo",
            "Asia/Vladivostok",
            "Australia/Sydney",
            "Asia/Magadan",
            "Asia/Kamchatka");

    /** One to choose, such as {@code Europe/Moscow} with {@code UTC+03:00, Moscow Time (Moscow)}. */
    record Zone(String id, String label) {}

    /** Returns them from west to east, with the one that was chosen before. */
    List<Zone> offered(String chosen, Locale locale) {
        var now = clock.instant();
        return Stream.concat(OFFERED.stream(), Stream.of(chosen))
                .distinct()
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .sorted(Comparator.comparingInt(
                                (ZoneId zone) -> zone.getRules().getOffset(now).getTotalSeconds())
                        .thenComparing(ZoneId::getId))
                .map(zone -> {
                    var offset = zone.getRules().getOffset(now).getId();
                    var city = zone.getId()
                            .substring(zone.getId().indexOf('/') + 1)
                            .replace('_', ' ');
                    var name = zone.getDisplayName(TextStyle.FULL, locale);
                    return new Zone(
                            zone.getId(), "UTC" + (offset.equals("Z") ? "" : offset) + ", " + city + " (" + name + ")");
                })
                .toList();
    }
}
