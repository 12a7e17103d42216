package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.CancelVideo;
import io.neurocards.videos.OrderVideos;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.web.OwnVideos;
import io.neurocards.web.PublicUrls;
import io.neurocards.web.WebSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/videos")
@Tag(name = "Videos")
class VideosApi {

    private final OwnVideos videos;
    private final CancelVideo cancelVideo;
    private final OrderVideos orderVideos;
    private final IdempotencyKey keys;
    private final VideoJsons jsons;
    private final WebSettings settings;

    VideosApi(
            OwnVideos videos,
            CancelVideo cancelVideo,
            OrderVideos orderVideos,
            IdempotencyKey keys,
            VideoJsons jsons,
            WebSettings settings) {
        this.videos = videos;
        this.cancelVideo = cancelVideo;
        this.orderVideos = orderVideos;
        this.keys = keys;
        this.jsons = jsons;
        this.settings = settings;
    }

    @Operation(summary = "One clip: where it stands, and where it is once it is done")
    @GetMapping("/{job_id}")
    VideoJson video(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable("job_id") UUID job,
            HttpServletRequest request,
            Locale locale) {
        return videos.find(caller, job)
                .map(video -> jsons.of(video, PublicUrls.of(settings, request), locale))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    record VideoList(List<VideoJson> videos) {}

    @Operation(summary = "All clips, newest first; before takes the job_id of the last one seen")
    @GetMapping
    VideoList list(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            HttpServletRequest request,
            Locale locale) {
        var urls = PublicUrls.of(settings, request);
        return new VideoList(videos.latest(caller, before, Math.clamp(limit, 1, 100)).stream()
                .map(video -> jsons.of(video, urls, locale))
                .toList());
    }

    @Operation(summary = "Cancel a clip that waits or is being made; its credits are available again")
    @PostMapping("/{job_id}/cancel")
    VideoJson cancel(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable("job_id") UUID job,
            HttpServletRequest request,
            Locale locale) {
        cancelVideo.cancel(caller.personId(), job);
        return video(caller, job, request, locale);
    }

    @Operation(summary = "Order one more clip of the same product with the same brief")
    @PostMapping("/{job_id}/again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    VideoOrderJson again(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable("job_id") UUID job,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key)
            throws IOException {
        var operation = keys.of(caller.personId(), "videos.again." + job, key);
        return VideoOrderJson.of(orderVideos.again(caller.personId(), operation, job));
    }

    /** An order as it was placed; the jobs' later states are asked for one by one. */
    record VideoOrderJson(@JsonProperty("order_id") UUID orderId, List<JobJson> jobs, BalanceAfter balance)
            implements OrderAnswer {

        record JobJson(@JsonProperty("job_id") UUID jobId, String status, String stage, long cost) {}

        record BalanceAfter(long credits, long held) {}

        static VideoOrderJson of(OrderedVideos ordered) {
            return new VideoOrderJson(
                    ordered.orderId(),
                    ordered.jobs().stream()
                            .map(job -> new JobJson(job.jobId(), "queued", "queued", job.cost()))
                            .toList(),
                    new BalanceAfter(ordered.available(), ordered.held()));
        }
    }
}
