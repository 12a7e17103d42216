package io.neurocards.web;

import io.neurocards.accounts.SignIn.IssuedSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that carries a browser's session token: out of reach of scripts, and not sent along by other sites' forms. */
@Component
public final class SessionCookie {

    private static final String NAME = "neurocards_session";

    private final Clock clock;

    SessionCookie(Clock clock) {
        this.clock = clock;
    }

    public ResponseCookie issue(IssuedSession session, HttpServletRequest request) {
        return OwnCookie.of(NAME, session.token(), Duration.between(clock.instant(), session.expiresAt()), request);
    }

    public ResponseCookie expired(HttpServletRequest request) {
        return OwnCookie.of(NAME, "", Duration.ZERO, request);
    }

    /** Returns the token that a request's cookie carries. */
    public Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> NAME.equals(cookie.getName()))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .findFirst();
    }
}
