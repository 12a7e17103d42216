package io.neurocards.web.api;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.daily.DailyWords;
import io.neurocards.operations.databases.CallTexts;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.databases.RedisDesk;
import io.neurocards.operations.figures.CountedLately;
import io.neurocards.web.api.AdminStatusJson.AlertJson;
import io.neurocards.web.api.AdminStatusJson.AlertsJson;
import io.neurocards.web.api.AdminStatusJson.RecommendationJson;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the status together: of the databases without asking them, of the rest as it was counted or read last. */
@Component
final class AdminStatus {

    private static final List<String> WORST_FIRST = List.of("critical", "warning", "info");

    private final DatabaseDesk desk;
    private final RedisDesk redis;
    private final StatusSources sources;
    private final AlertTexts alertTexts;
    private final CallTexts callTexts;
    private final DailyWords dailyWords;

    AdminStatus(
            DatabaseDesk desk,
            RedisDesk redis,
            StatusSources sources,
            AlertTexts alertTexts,
            CallTexts callTexts,
            DailyWords dailyWords) {
        this.desk = desk;
        this.redis = redis;
        this.sources = sources;
        this.alertTexts = alertTexts;
        this.callTexts = callTexts;
        this.dailyWords = dailyWords;
    }

    AdminStatusJson now(Locale locale) throws InterruptedException {
        var report = desk.report();
        var mayAsk = report.mode() != Mode.CACHE_ONLY;
        var counted = latest(sources.platforms(), mayAsk);
        var read = latest(sources.alerts(), mayAsk);
        return new AdminStatusJson(
                report,
                redis.now().orElse(null),
                latest(sources.backups(), mayAsk)
                        .map(CountedLately.Counted::value)
                        .orElse(null),
                counted.map(found -> PlatformFiguresApi.PlatformFiguresJson.of(found.value()))
                        .orElse(null),
                read.map(found -> json(found, locale)).orElse(null),
                latest(sources.processes(), mayAsk)
                        .map(found ->
                                found.value().stream().map(ProcessJson::of).toList())
                        .orElse(null),
                Stream.concat(
                                recommendations(
                                        report,
                                        read.map(CountedLately.Counted::value).orElse(List.of()),
                                        locale)
                                        .stream(),
                                latest(sources.advice(), mayAsk)
                                        .map(CountedLately.Counted::value)
                                        .orElse(List.of())
                                        .stream()
                                        .map(advice -> new RecommendationJson(
                                                advice.name(),
                                                "info",
                                                dailyWords.reason(advice, locale),
                                                dailyWords.action(advice, locale))))
                        .toList());
    }

    /** With nobody to ask, nobody waits. */
    private static <T> Optional<CountedLately.Counted<T>> latest(CountedLately<T> what, boolean mayAsk)
            throws InterruptedException {
        return mayAsk ? what.latest() : what.known();
    }

    private AlertsJson json(CountedLately.Counted<List<Alert>> read, Locale locale) {
        return new AlertsJson(
                read.at(),
                read.value().stream().filter(Alert::isOpen).count(),
                read.value().stream().map(alert -> json(alert, locale)).toList());
    }

    private AlertJson json(Alert alert, Locale locale) {
        return new AlertJson(
                alert.id(),
                alert.cause(),
                alert.level().text(),
                alertTexts.message(alert, locale),
                alert.facts(),
                alert.times(),
                alert.firstSeenAt(),
                alert.lastSeenAt(),
                alert.closedAt());
    }

    private List<RecommendationJson> recommendations(DatabaseReport report, List<Alert> known, Locale locale) {
        var ofDatabases = report.troubles().stream()
                .map(trouble -> new RecommendationJson(
                        trouble.cause(),
                        trouble.level(),
                        callTexts.message(trouble.cause(), trouble.facts(), locale),
                        callTexts.action(trouble.cause(), locale)));
        var ofTheRest = known.stream()
                .filter(Alert::isOpen)
                .map(alert -> new RecommendationJson(
                        alert.cause(),
                        alert.level().text(),
                        alertTexts.message(alert, locale),
                        alertTexts.action(alert, locale)));
        return Stream.concat(ofDatabases, ofTheRest)
                .sorted(Comparator.comparingInt(one -> WORST_FIRST.indexOf(one.level())))
                .toList();
    }
}
