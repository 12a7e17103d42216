package io.neurocards.web.desk;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.operations.databases.CallTexts;
import io.neurocards.operations.databases.DatabaseDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the studio is, for the head of every page: which mode, and what is wrong. Alerts are read once in three seconds, whoever looks;
 * with nobody to ask, what was read last stands.
 */
@Component("deskHouseState")
public final class HouseState {

    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int LATEST = 100;
    private static final List<String> WORST_FIRST = List.of("critical", "warning", "info");

    private final DatabaseDesk databases;
    private final Alerts alerts;
    private final AlertTexts alertTexts;
    private final CallTexts callTexts;
    private final Clock clock;
    private final AtomicReference<Read> last = new AtomicReference<>(new Read(List.of(), Instant.EPOCH));

    HouseState(DatabaseDesk databases, Alerts alerts, AlertTexts alertTexts, CallTexts callTexts, Clock clock) {
        this.databases = databases;
        this.alerts = alerts;
        this.alertTexts = alertTexts;
        this.callTexts = callTexts;
        this.clock = clock;
    }

    private record Read(List<Alert> open, Instant at) {}

    /**
     * Something that is wrong.
     *
     * @param action what to do about it
     */
    public record Wrong(
            String level, String message, @Nullable Instant since, String action) {}

    /** What the head of a page says. */
    public record Now(String mode, List<Wrong> wrong) {}

    /** Returns it in a reader's language, the worst first. */
    public Now now(Locale locale) {
        var report = databases.report();
        var wrong = new ArrayList<Wrong>();
        for (var trouble : report.troubles()) {
            wrong.add(new Wrong(
                    trouble.level(),
                    callTexts.message(trouble.cause(), trouble.facts(), locale),
                    trouble.since(),
                    callTexts.action(trouble.cause(), locale)));
        }
        for (var alert : open(report.mode() != Mode.CACHE_ONLY)) {
            wrong.add(new Wrong(
                    alert.level().text(),
                    alertTexts.message(alert, locale),
                    alert.firstSeenAt(),
                    alertTexts.action(alert, locale)));
        }
        wrong.sort(Comparator.comparingInt(one -> WORST_FIRST.indexOf(one.level())));
        return new Now(report.mode().name(), List.copyOf(wrong));
    }

    private List<Alert> open(boolean mayAsk) {
        var known = last.get();
        var now = clock.instant();
        if (!mayAsk || known.at().plus(FRESH).isAfter(now)) {
            return known.open();
        }
        try {
            var read = alerts.latest(LATEST).stream().filter(Alert::isOpen).toList();
            last.set(new Read(read, now));
            return read;
        } catch (RuntimeException noDatabase) {
            last.set(new Read(known.open(), now));
            return known.open();
        }
    }
}
