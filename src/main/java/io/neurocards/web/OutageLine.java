package io.neurocards.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The one line on a page while no database can be asked: what works, what waits, and how old is what is shown. */
@Component
final class OutageLine {

    static final String ATTRIBUTE = "outage";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d.MM, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final Clock clock;

    OutageLine(MessageSource messages, LocaleResolver locales, Clock clock) {
        this.messages = messages;
        this.locales = locales;
        this.clock = clock;
    }

    /** The page shows what was true at that moment. */
    void shows(HttpServletRequest request, Instant asOf) {
        var minutes = Duration.between(asOf, clock.instant()).toMinutes();
        var moment = (minutes < Duration.ofHours(20).toMinutes() ? MINUTE : DAY).format(asOf);
        var age =
                minutes < 120 ? text(request, "outage.minutes", minutes) : text(request, "outage.hours", minutes / 60);
        request.setAttribute(ATTRIBUTE, text(request, "outage.shows", moment, age));
    }

    /** The page shows nothing of the customer's; where it does, that counts. */
    void waits(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, text(request, "outage.waits"));
        }
    }

    private String text(HttpServletRequest request, String key, Object... facts) {
        return messages.getMessage(key, facts, locales.resolveLocale(request));
    }
}
