package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.neurocards.operations.backups.BackupRun;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.databases.RedisDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the studio is: first of all its databases.
 *
 * @param redis absent where none is set
 * @param backups as they were read within the last minute, or last; absent when they never were
 * @param platforms as they were counted within the last minute, or last; absent when they never were
 * @param alerts absent when they were never read
 * @param processes which there are, by their starts; absent when they never were read
 * @param recommendations what to do about what is wrong, the worst first
 */
record AdminStatusJson(
        @JsonUnwrapped DatabaseReport databaseReport,
        RedisDesk.@Nullable RedisReport redis,
        @Nullable BackupsJson backups,
        PlatformFiguresApi.@Nullable PlatformFiguresJson platforms,
        @Nullable AlertsJson alerts,
        @Nullable List<ProcessJson> processes,
        List<RecommendationJson> recommendations) {

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

    /**
     * The backups.
     *
     * @param nightly whether the studio makes one each night
     * @param last the newest, whatever became of it; absent before the first
     * @param written the newest that was written; absent before the first
     */
    record BackupsJson(
            boolean nightly,
            @Nullable BackupJson last,
            @Nullable BackupJson written) {}

    /**
     * A backup.
     *
     * @param outcome {@code written} or {@code failed}
     * @param name of its file; absent when it failed
     * @param rows of all tables
     * @param files that the store held
     * @param reason why it failed; absent when it did not
     */
    record BackupJson(
            String outcome,
            @JsonProperty("started_at") Instant startedAt,
            @JsonProperty("ended_at") Instant endedAt,
            @Nullable String name,
            @Nullable Long bytes,
            @Nullable Long rows,
            @Nullable Long files,
            @Nullable Boolean encrypted,
            @Nullable String reason) {

        static BackupJson of(BackupRun run) {
            return new BackupJson(
                    run.outcome(),
                    run.startedAt(),
                    run.endedAt(),
                    run.name(),
                    run.bytes(),
                    run.rows(),
                    run.files(),
                    run.encrypted(),
                    run.reason());
        }
    }
}
