package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Videos;
import io.neurocards.web.PublicUrls;
import io.neurocards.web.WebSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Videos")
class VideoEventsApi {

    private static final String EXAMPLE = """
            event:video
            data:{"job_id":"019aa1c4-0b10-7003-8a2e-5b1f7c9d0003","status":"processing","stage":"rendering","progress":60,…}

            """;

    /** A browser opens the stream again by itself; the limit only ends streams that nobody reads. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Videos videos;
    private final VideoFeed feed;
    private final VideoJsons jsons;
    private final WebSettings settings;

    VideoEventsApi(Videos videos, VideoFeed feed, VideoJsons jsons, WebSettings settings) {
        this.videos = videos;
        this.feed = feed;
        this.jsons = jsons;
        this.settings = settings;
    }

    @Operation(summary = "How a clip goes on, as server-sent events named video; ends with the clip")
    @ApiResponse(
            responseCode = "200",
            description = "Until the clip's end; opened again, the first event tells how it is then",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            type = "string",
                                            description = "Events named video, and comments while nothing happens. The"
                                                    + " data of each is the clip in one line: VideoJson, as"
                                                    + " GET /v1/videos/{job_id} answers it.",
                                            example = EXAMPLE)))
    @GetMapping(path = "/v1/videos/{job_id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable("job_id") UUID job,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        var video = videos.find(caller.personId(), job).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var urls = PublicUrls.of(settings, request);
        var emitter = new SseEmitter(LONGEST.toMillis());
        var watch = new VideoWatch(job, emitter, view -> jsons.of(view, urls, locale));
        emitter.onCompletion(() -> feed.remove(watch));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> feed.remove(watch));
        watch.tell(video);
        if (video.stage().isOver()) {
            emitter.complete();
        } else {
            feed.add(watch);
        }
        return emitter;
    }
}
