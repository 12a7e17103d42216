package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.PartnerVideos;
import io.neurocards.partners.PartnerVideos.PartnerVideo;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.CancelVideo;
import io.neurocards.web.PublicUrls;
import io.neurocards.web.WebSettings;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.OrderVideosApi.OrderForm;
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
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Clips that a partner orders for its customers. */
@RestController
@RequestMapping("/v1/api/videos")
@Tag(name = "Partners")
class PartnerVideosApi {

    private final PartnerVideos videos;
    private final CancelVideo cancelVideo;
    private final IdempotencyKey keys;
    private final VideoJsons jsons;
    private final WebSettings settings;
    private final Reach reach;

    PartnerVideosApi(
            PartnerVideos videos,
            CancelVideo cancelVideo,
            IdempotencyKey keys,
            VideoJsons jsons,
            WebSettings settings,
            Reach reach) {
        this.videos = videos;
        this.cancelVideo = cancelVideo;
        this.keys = keys;
        this.jsons = jsons;
        this.settings = settings;
        this.reach = reach;
    }

    record PartnerVideoJson(
            @JsonProperty("external_user_id") @Nullable String externalUserId,
            @JsonUnwrapped VideoJson video) {}

    record PartnerVideoList(List<PartnerVideoJson> videos) {}

    @Operation(
            summary = "Order 1, 3 or 5 clips for a customer of your own, paid from your prepaid credits",
            description = "Scope videos:write. With a test key the model is local, and nothing is charged")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    VideosApi.VideoOrderJson order(
            @RequestParam(name = "external_user_id", required = false) @Nullable String customer,
            @RequestPart(name = "photo", required = false) @Nullable MultipartFile photo,
            @RequestParam(name = "template", required = false) @Nullable String template,
            @RequestParam(name = "description", required = false) @Nullable String description,
            @RequestParam(name = "wishes", required = false) @Nullable String wishes,
            @RequestParam(name = "prompt", required = false) @Nullable String prompt,
            @RequestParam(name = "count", required = false) @Nullable String count,
            @RequestParam(name = "duration", required = false) @Nullable String duration,
            @RequestParam(name = "model", required = false) @Nullable String model,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller,
            Locale locale)
            throws IOException {
        var account = reach.partner(caller, PartnerScope.VIDEOS_WRITE);
        var named = WebsiteUsersApi.required(customer, "external_user_id");
        if (photo == null) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
        var form = new OrderForm(template, description, wishes, prompt, count, duration, model, null);
        var operation = keys.of(account.wallet(), "partners.videos", key);
        try (var content = photo.getInputStream()) {
            return VideosApi.VideoOrderJson.of(videos.order(account, operation, named, form.brief(locale), content));
        }
    }

    @Operation(
            summary = "All your clips, newest first; before takes the job_id of the last one seen",
            description = "Scope videos:read")
    @GetMapping
    PartnerVideoList list(
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @Parameter(hidden = true) Authentication caller,
            HttpServletRequest request,
            Locale locale) {
        var account = reach.partner(caller, PartnerScope.VIDEOS_READ);
        return new PartnerVideoList(videos.latest(account, before, Math.clamp(limit, 1, 100)).stream()
                .map(video -> json(video, request, locale))
                .toList());
    }

    @Operation(
            summary = "One clip: where it stands, and where it is once it is done; another partner's is 404",
            description = "Scope videos:read")
    @GetMapping("/{job_id}")
    PartnerVideoJson one(
            @PathVariable("job_id") UUID job,
            @Parameter(hidden = true) Authentication caller,
            HttpServletRequest request,
            Locale locale) {
        return found(reach.partner(caller, PartnerScope.VIDEOS_READ), job, request, locale);
    }

    @Operation(
            summary = "Cancel a clip that waits or is being made; its credits are available again",
            description = "Scope videos:write")
    @PostMapping("/{job_id}/cancel")
    PartnerVideoJson cancel(
            @PathVariable("job_id") UUID job,
            @Parameter(hidden = true) Authentication caller,
            HttpServletRequest request,
            Locale locale) {
        var account = reach.partner(caller, PartnerScope.VIDEOS_WRITE);
        cancelVideo.cancel(account.wallet(), job);
        return found(account, job, request, locale);
    }

    private PartnerVideoJson found(PartnerAccount account, UUID job, HttpServletRequest request, Locale locale) {
        return videos.find(account, job)
                .map(video -> json(video, request, locale))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private PartnerVideoJson json(PartnerVideo video, HttpServletRequest request, Locale locale) {
        return new PartnerVideoJson(
                video.customer(), jsons.of(video.video(), PublicUrls.of(settings, request), locale));
    }
}
