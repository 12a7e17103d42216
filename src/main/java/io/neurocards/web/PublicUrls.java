package io.neurocards.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which whoever asked reaches us, before every path that leaves the house. */
public record PublicUrls(String base) {

    /** Returns the configured address, or, without one, the address that the request itself used. */
    public static PublicUrls of(WebSettings settings, HttpServletRequest request) {
        var configured = settings.publicBaseUrl();
        return new PublicUrls(
                configured == null || configured.isBlank()
                        ? ServletUriComponentsBuilder.fromContextPath(request)
                                .build()
                                .toUriString()
                        : configured.replaceAll("/+$", ""));
    }

    public String of(String path) {
        return base + path;
    }
}
