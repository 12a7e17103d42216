package io.neurocards.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** How every cookie of ours is sent: out of reach of scripts, to our own pages only, and over TLS where there is TLS. */
public final class OwnCookie {

    private OwnCookie() {}

    /** Returns the cookie; a lifetime of zero deletes it. */
    public static ResponseCookie of(String name, String value, Duration lifetime, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(lifetime)
                .build();
    }
}
