package io.neurocards.web;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaLinks;
import io.neurocards.media.MediaStore;
import io.neurocards.media.StoredMedia;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves stored photos and clips to whoever has a link; browsers and Telegram ask for them in parts. */
@Controller
final class StorageController {

    private static final Map<String, String> TYPES =
            Map.of("jpg", "image/jpeg", "png", "image/png", "webp", "image/webp", "mp4", "video/mp4");

    /** A copy may outlive its link by this much in the browser of someone who had the link. */
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    private final MediaStore store;
    private final MediaLinks links;

    StorageController(MediaStore store, MediaLinks links) {
        this.store = store;
        this.links = links;
    }

    /** Answers GET and HEAD. */
    @GetMapping("/storage/{bucket}/{*path}")
    void serve(
            @PathVariable String bucket,
            @PathVariable String path,
            @RequestParam Map<String, String> parameters,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        var fileName = parameters.get("download");
        var key = links.verify(
                bucket, path.substring(1), parameters.get("expires"), parameters.get("signature"), fileName);
        var type = typeOf(key);
        var media = store.open(key);
        describe(response, fileName);
        if (request.checkNotModified(entityTag(media), media.modified().toEpochMilli())) {
            return;
        }
        response.setContentType(type);
        send(media, request, response);
    }

    private static void describe(HttpServletResponse response, @Nullable String fileName) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE.getHeaderValue());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (fileName != null) {
            var disposition = ContentDisposition.attachment()
                    .filename(fileName, StandardCharsets.UTF_8)
                    .build();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        }
    }

    private static void send(StoredMedia media, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        var part = RequestedPart.of(
                request.getHeader(HttpHeaders.RANGE),
                request.getHeader(HttpHeaders.IF_RANGE),
                entityTag(media),
                media.size());
        if (part.isPart()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, part.contentRange());
            response.setStatus(
                    part.isSatisfiable()
                            ? HttpServletResponse.SC_PARTIAL_CONTENT
                            : HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        }
        response.setContentLengthLong(part.length());
        if (!HttpMethod.HEAD.equals(request.getHttpMethod())) {
            part.copy(media, response.getOutputStream());
        }
    }

    private static String typeOf(MediaKey key) {
        var type = TYPES.get(key.path().substring(key.path().lastIndexOf('.') + 1));
        if (type == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return type;
    }

    /** Changes with every write, as no two writes end in the same nanosecond. */
    private static String entityTag(StoredMedia media) {
        var modified = media.modified();
        return "\"%x-%x-%x\"".formatted(media.size(), modified.getEpochSecond(), modified.getNano());
    }
}
