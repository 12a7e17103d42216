package io.neurocards.web.access;

import io.neurocards.operations.callers.AdminTokens;
import io.neurocards.shared.ServerSecret;
import io.neurocards.web.WebSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Who administers: whoever knows {@code ADMIN_TOKEN}, or has a token of their own. Programs send it as a bearer token; a browser
 * shows {@code ADMIN_TOKEN} once and gets a cookie for an hour, which no script can read and no other site can have sent.
 * The token of the settings and the cookie ask no database, so that an owner gets in when there is none.
 */
@Component
public final class AdminAccess {

    /** As long as a page is open it is renewed. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final String COOKIE = "neurocards_admin";
    private static final String PATH = "/dashboard";
    private static final String BEARER = "Bearer ";
    private static final Pattern TICKET = Pattern.compile("(\\d{1,12})\\.([0-9a-f]{64})");

    private final WebSettings settings;
    private final ServerSecret secret;
    private final Clock clock;
    private final AdminTokens tokens;

    AdminAccess(WebSettings settings, ServerSecret secret, Clock clock, AdminTokens tokens) {
        this.tokens = tokens;
        this.settings = settings;
        this.secret = secret;
        this.clock = clock;
    }

    public boolean isConfigured() {
        return token().isPresent();
    }

    private Optional<String> token() {
        return Optional.ofNullable(settings.adminToken()).filter(token -> !token.isBlank());
    }

    /** Returns whether {@code shown} is the token; takes the same time whatever is wrong with it. */
    public boolean isToken(String shown) {
        return token().filter(token -> MessageDigest.isEqual(sha256(token), sha256(shown)))
                .isPresent();
    }

    /**
     * Returns whose token a program sent, if it opens anything.
     *
     * @throws RuntimeException when no database can be asked, and the token is not known here
     */
    Optional<AdminAuthentication> of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        var shown = header.substring(BEARER.length()).strip();
        return isToken(shown)
                ? Optional.of(AdminAuthentication.bySettings())
                : tokens.authenticate(shown).map(AdminAuthentication::of);
    }

    /** Returns whether a browser that was let in sent its cookie. */
    boolean hasTicket(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies)
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .anyMatch(this::isTicket);
    }

    private boolean isTicket(String value) {
        var ticket = TICKET.matcher(value);
        if (!ticket.matches() || !isConfigured()) {
            return false;
        }
        var until = Instant.ofEpochSecond(Long.parseLong(ticket.group(1)));
        var expected = signature(until).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, ticket.group(2).getBytes(StandardCharsets.UTF_8))
                && clock.instant().isBefore(until);
    }

    /** Returns the cookie that lets a browser in for an hour; worth nothing any more when the token is changed. */
    public ResponseCookie ticket(HttpServletRequest request) {
        var until = clock.instant().plus(LIFETIME);
        return cookie(until.getEpochSecond() + "." + signature(until), LIFETIME, request);
    }

    /** Returns the cookie that takes it back. */
    public ResponseCookie noTicket(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private String signature(Instant until) {
        return HexFormat.of()
                .formatHex(secret.sign("admin-ticket", token().orElseThrow() + "\n" + until.getEpochSecond()));
    }

    private static ResponseCookie cookie(String value, Duration lifetime, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path(PATH)
                .maxAge(lifetime)
                .build();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
