package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One clip as programs read it. */
record VideoJson(
        @JsonProperty("job_id") UUID jobId,
        @JsonProperty("order_id") UUID orderId,
        String status,
        String stage,
        int progress,
        @JsonProperty("queue_position") @Nullable Integer queuePosition,
        @JsonProperty("eta_seconds") @Nullable Integer etaSeconds,
        boolean retried,
        long cost,
        boolean charged,
        String template,
        String model,
        String description,
        int duration,
        @JsonProperty("video_url") @Nullable String videoUrl,
        @JsonProperty("poster_url") @Nullable String posterUrl,
        @JsonProperty("download_url") @Nullable String downloadUrl,
        boolean late,
        @JsonProperty("ignored_words") @Nullable String ignoredWords,
        @JsonProperty("made_by") @Nullable String madeBy,
        @JsonProperty("ai_disclosure") @Nullable String aiDisclosure,
        @Nullable ErrorJson error,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt) {

    /** Why a clip will not come. */
    record ErrorJson(String code, String message) {}
}
