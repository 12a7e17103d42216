package io.neurocards.web.desk.live;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.figures.PlatformFigures;
import io.neurocards.operations.models.ModelsReport;
import io.neurocards.operations.overview.Overview;
import io.neurocards.operations.overview.Overviews;
import io.neurocards.providers.vendors.KeysReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that the dashboard tells, put together once for all who look. */
@Component
final class LiveParts {

    private static final Duration SLOW = Duration.ofSeconds(60);

    private final DatabaseDesk databases;
    private final Overviews overviews;
    private final PlatformFigures platforms;
    private final KeysReport keys;
    private final ModelsReport models;
    private final Clock clock;
    private @Nullable Slow slow;

    LiveParts(
            DatabaseDesk databases,
            Overviews overviews,
            PlatformFigures platforms,
            KeysReport keys,
            ModelsReport models,
            Clock clock) {
        this.databases = databases;
        this.overviews = overviews;
        this.platforms = platforms;
        this.keys = keys;
        this.models = models;
        this.clock = clock;
    }

    private record Slow(
            Instant at,
            PlatformFigures.All platforms,
            List<KeysReport.KeyHealth> keys,
            List<ModelsReport.ModelStanding> models) {}

    /** What there is to tell; with nobody to ask nobody waits, and what a database has to be asked for is absent until one could be. */
    record Parts(
            DatabaseReport databases,
            Optional<Overview> overview,
            Optional<PlatformFigures.All> platforms,
            List<KeysReport.KeyHealth> keys,
            List<ModelsReport.ModelStanding> models) {}

    synchronized Parts now() {
        var report = databases.report();
        var mayAsk = report.mode() != Mode.CACHE_ONLY;
        var known = Optional.ofNullable(mayAsk ? slow() : slow);
        return new Parts(
                report,
                mayAsk ? overviews.now() : overviews.known(),
                known.map(Slow::platforms),
                known.map(Slow::keys).orElse(List.of()),
                known.map(Slow::models).orElse(List.of()));
    }

    private @Nullable Slow slow() {
        var now = clock.instant();
        if (slow == null || !slow.at().plus(SLOW).isAfter(now)) {
            try {
                slow = new Slow(now, platforms.all(), keys.keys(), models.all());
            } catch (RuntimeException noDatabase) {
                return slow;
            }
        }
        return slow;
    }
}
