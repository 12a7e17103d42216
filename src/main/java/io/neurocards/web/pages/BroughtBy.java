package io.neurocards.web.pages;

import io.neurocards.accounts.referrals.ReferralCode;
import io.neurocards.web.OwnCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/** Whose link brought this browser here, remembered until somebody signs up in it; the first link counts. */
final class BroughtBy {

    private static final String COOKIE = "neurocards_ref";
    private static final Duration LIFETIME = Duration.ofDays(30);

    private BroughtBy() {}

    /** A cookie is the browser's to change: what can be nobody's code is as if it were not there. */
    static Optional<ReferralCode> in(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : ReferralCode.of(cookie.getValue());
    }

    /** Remembers the code of an address, unless there is one; returns the one that counts. */
    static Optional<ReferralCode> remember(
            @Nullable String given, HttpServletRequest request, HttpServletResponse response) {
        var known = in(request);
        if (known.isPresent()) {
            return known;
        }
        var code = ReferralCode.of(given);
        code.ifPresent(fresh -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                OwnCookie.of(COOKIE, fresh.text(), LIFETIME, request).toString()));
        return code;
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    OwnCookie.of(COOKIE, "", Duration.ZERO, request).toString());
        }
    }
}
