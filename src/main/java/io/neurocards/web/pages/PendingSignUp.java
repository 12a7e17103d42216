package io.neurocards.web.pages;

import io.neurocards.accounts.SignUp.SignedUp;
import io.neurocards.web.OwnCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A sign-up of this browser that waits for its code; kept in a cookie, so that the address is in no link and no log.
 *
 * @param registration null when it is not known, such as after a refused sign-in
 */
record PendingSignUp(String email, @Nullable UUID registration) {

    private static final String COOKIE = "neurocards_sign_up";
    private static final Duration LIFETIME = Duration.ofHours(1);

    static PendingSignUp of(SignedUp signedUp) {
        return new PendingSignUp(signedUp.email(), signedUp.registration());
    }

    static Optional<PendingSignUp> in(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : parsed(cookie.getValue());
    }

    /** A cookie is the browser's to change: what can't be read is as if it were not there. */
    private static Optional<PendingSignUp> parsed(String value) {
        var dot = value.indexOf('.');
        try {
            var email = new String(Base64.getUrlDecoder().decode(value.substring(dot + 1)), StandardCharsets.UTF_8);
            var registration = dot > 0 ? UUID.fromString(value.substring(0, dot)) : null;
            return dot < 0 || email.isBlank() ? Optional.empty() : Optional.of(new PendingSignUp(email, registration));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    ResponseCookie cookie(HttpServletRequest request) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(email.getBytes(StandardCharsets.UTF_8));
        return OwnCookie.of(COOKIE, (registration == null ? "" : registration) + "." + encoded, LIFETIME, request);
    }

    static ResponseCookie over(HttpServletRequest request) {
        return OwnCookie.of(COOKIE, "", Duration.ZERO, request);
    }
}
