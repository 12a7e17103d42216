package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long models take to make a clip, from being asked until it was first seen to be made: measured at the latest clips of this
 * installation, and as the catalogue says before there are enough of them.
 */
final class MakingTimes {

    private static final Logger log = LoggerFactory.getLogger(MakingTimes.class);

    /** A model's clips that are judged by: the latest, and none that is older than a day. */
    private static final int LATEST = 50;

    private static final Duration OLDEST = Duration.ofDays(1);
    private static final int FEWEST = 5;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration OF_STRANGERS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    MakingTimes(JdbcClient jdbc, Catalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * When a clip of one model is ready, counted from the moment at which it was asked for.
     *
     * @param earliest hardly any is ready before
     * @param usual half of them are
     * @param latest hardly any is ready after
     */
    record Span(Duration earliest, Duration usual, Duration latest) {

        /** Half of the usual time to twice of it, and wider where clips were seen outside of that. */
        static Span around(Duration usual, Duration shortest, Duration longest) {
            var half = usual.dividedBy(2);
            var early = shortest.multipliedBy(4).dividedBy(5);
            var twice = usual.multipliedBy(2);
            var late = longest.multipliedBy(5).dividedBy(4);
            return new Span(early.compareTo(half) < 0 ? early : half, usual, late.compareTo(twice) > 0 ? late : twice);
        }
    }

    private record Known(Span span, Instant since) {

        boolean isFresh(Instant now) {
            return since.plus(FRESH).isAfter(now);
        }
    }

    /** Returns the model's times as they were at most a minute ago. */
    Span of(String model) {
        var now = clock.instant();
        var before = known.get(model);
        return before != null && before.isFresh(now)
                ? before.span()
                : known.compute(model, (_, last) -> last != null && last.isFresh(now) ? last : asked(model, last, now))
                        .span();
    }

    private Known asked(String model, @Nullable Known last, Instant now) {
        try {
            return new Known(measured(model, now).orElseGet(() -> promised(model)), now);
        } catch (DataAccessException e) {
            log.warn("How long clips took can't be read: model={}; looked at as before", model, e);
            return new Known(last == null ? promised(model) : last.span(), now);
        }
    }

    private Span promised(String model) {
        var usual = catalogue
                .find(model)
                .map(Model::makingSeconds)
                .map(Duration::ofSeconds)
                .orElse(OF_STRANGERS);
        return Span.around(usual, usual, usual);
    }

    private Optional<Span> measured(String model, Instant now) {
        return jdbc.sql("""
                        select count(*) as clips, min(seconds) as shortest, max(seconds) as longest,
                               percentile_cont(0.5) within group (order by seconds) as usual
                        from (select extract(epoch from made_at - began_at) as seconds from job_attempts
                              where model = :model and made_at > :oldest
                              order by made_at desc limit :latest) made
                        having count(*) >= :fewest
                        """)
                .param("model", model)
                .param("oldest", SqlTime.of(now.minus(OLDEST)))
                .param("latest", LATEST)
                .param("fewest", FEWEST)
                .query((row, _) -> Span.around(
                        seconds(row.getDouble("usual")),
                        seconds(row.getDouble("shortest")),
                        seconds(row.getDouble("longest"))))
                .optional();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
