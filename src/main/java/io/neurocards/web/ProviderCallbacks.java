package io.neurocards.web;

import io.neurocards.providers.vendors.Callbacks;
import io.neurocards.providers.vendors.Callbacks.Verdict;
import io.neurocards.videos.ProviderNews;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers tell that a task has changed. Whoever calls gets the same answer whatever becomes of it, so that nobody
 * learns which addresses exist; a database that is away is said, so that the provider calls again.
 */
@RestController
final class ProviderCallbacks {

    /** No provider's message is near that. */
    private static final int LARGEST = 256 * 1024;

    private final Callbacks callbacks;
    private final ProviderNews news;

    ProviderCallbacks(Callbacks callbacks, ProviderNews news) {
        this.callbacks = callbacks;
        this.news = news;
    }

    @PostMapping("/callbacks/{provider}/{attempt}/{mac}")
    ResponseEntity<Void> take(
            @PathVariable String provider,
            @PathVariable String attempt,
            @PathVariable String mac,
            HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        switch (callbacks.receive(provider, attempt, mac, headers(request), body)) {
            case Verdict.Heard(var known, var task) -> news.heard(known, task);
            case Verdict.Ignored _ -> {}
        }
        return ResponseEntity.ok().build();
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
