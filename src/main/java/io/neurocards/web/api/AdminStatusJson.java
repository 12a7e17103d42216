package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.database.pair.Mode;
import io.neurocards.operations.databases.DatabaseReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the studio is: first of all its databases, as {@link DatabaseReport} says it.
 *
 * @param platforms as they were counted within the last minute, or last; absent when they never were
 * @param alerts absent when they were never read
 * @param recommendations what to do about what is wrong, the worst first
 */
record AdminStatusJson(
        Mode mode,
        String backup,
        Instant since,
        Instant at,
        @JsonProperty("uptime_seconds") long uptimeSeconds,
        long epoch,
        String decider,
        boolean reduced,
        @Nullable String trouble,
        List<DatabaseReport.Database> databases,
        DatabaseReport.@Nullable Queue queue,
        DatabaseReport.@Nullable Cache cache,
        List<DatabaseReport.Switch> switches,
        List<DatabaseReport.Node> nodes,
        DatabaseReport.Orphans orphans,
        List<DatabaseReport.Open> troubles,
        PlatformFiguresApi.@Nullable PlatformFiguresJson platforms,
        @Nullable AlertsJson alerts,
        List<RecommendationJson> recommendations) {

    static AdminStatusJson of(
            DatabaseReport report,
            PlatformFiguresApi.@Nullable PlatformFiguresJson platforms,
            @Nullable AlertsJson alerts,
            List<RecommendationJson> recommendations) {
        return new AdminStatusJson(
                report.mode(),
                report.backup(),
                report.since(),
                report.at(),
                report.uptimeSeconds(),
                report.epoch(),
                report.decider(),
                report.reduced(),
                report.trouble(),
                report.databases(),
                report.queue(),
                report.cache(),
                report.switches(),
                report.nodes(),
                report.orphans(),
                report.troubles(),
                platforms,
                alerts,
                recommendations);
    }

    /**
     * What the studio noticed, besides its databases.
     *
     * @param open how many of the latest have not passed
     * @param latest the open ones, and then those that have passed
     */
    record AlertsJson(@JsonProperty("as_of") Instant asOf, long open, List<AlertJson> latest) {}

    /** @param times how often it was found */
    record AlertJson(
            @JsonProperty("alert_id") UUID alertId,
            String cause,
            String level,
            String message,
            Map<String, Object> facts,
            int times,
            @JsonProperty("first_seen_at") Instant firstSeenAt,
            @JsonProperty("last_seen_at") Instant lastSeenAt,
            @JsonProperty("closed_at") @Nullable Instant closedAt) {}

    /** @param action what to do, in the language of whoever asks */
    record RecommendationJson(String cause, String level, String message, String action) {}
}
