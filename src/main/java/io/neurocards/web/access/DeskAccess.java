package io.neurocards.web.access;

import io.neurocards.operations.admins.AdminSession;
import io.neurocards.operations.admins.AdminSessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Who is signed in at the desk: a cookie that no script can read, that no other site can have sent, and that is worth what its row is. */
@Component
public final class DeskAccess {

    private static final String COOKIE = "neurocards_desk";

    private final AdminSessions sessions;

    DeskAccess(AdminSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Returns whose session a browser's cookie opens.
     *
     * @throws RuntimeException when no database can be asked, and the session is not known here
     */
    public Optional<AdminSession> session(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .flatMap(token -> sessions.find(token, !AdminRoutes.looksByItself(request)));
    }

    Optional<AdminAuthentication> of(HttpServletRequest request) {
        return session(request).filter(AdminSession::proved).map(AdminAuthentication::of);
    }

    /** Returns the cookie of a session. */
    public ResponseCookie cookie(String token, HttpServletRequest request) {
        return cookie(token, AdminSessions.LIFETIME, request);
    }

    /** Returns the cookie that takes it back. */
    public ResponseCookie noCookie(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static ResponseCookie cookie(String value, Duration lifetime, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(lifetime)
                .build();
    }
}
