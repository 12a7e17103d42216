package io.neurocards.web.access;

import io.neurocards.database.Undecided;
import io.neurocards.operations.Operator;
import io.neurocards.operations.callers.AdminTokens;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import io.neurocards.web.Problems;
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
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who administers: whoever knows {@code ADMIN_TOKEN}, or has a token of their own. Programs send it as a bearer token; a browser
 * shows it once and gets a cookie for an hour, which no script can read and no other site can have sent. The token of the settings
 * and its cookie ask no database, so that an owner gets in when there is none; the cookie of another token is worth what that token
 * is when it is sent.
 */
@Component
public final class AdminAccess {

    /** As long as a page is open it is renewed. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final String COOKIE = "neurocards_admin";
    private static final String BEARER = "Bearer ";
    private static final Pattern TICKET =
            Pattern.compile("(\\d{1,12})\\.(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.)?([0-9a-f]{64})");

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

    /** Returns whether {@code shown} is the token of the settings. */
    public boolean isOfSettings(String shown) {
        return isToken(shown);
    }

    /** Returns whether {@code shown} is the token; takes the same time whatever is wrong with it. */
    private boolean isToken(String shown) {
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
        return whose(header.substring(BEARER.length()).strip());
    }

    private Optional<AdminAuthentication> whose(String shown) {
        return isToken(shown)
                ? Optional.of(AdminAuthentication.bySettings())
                : tokens.authenticate(shown).map(AdminAuthentication::of);
    }

    /**
     * Returns who a browser's cookie says it is, if that still opens anything.
     *
     * @throws RuntimeException when no database can be asked, and the token that the cookie stands for is not known here
     */
    Optional<AdminAuthentication> byTicket(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .flatMap(value -> byTicket(value).stream())
                        .findFirst();
    }

    private Optional<AdminAuthentication> byTicket(String value) {
        var ticket = TICKET.matcher(value);
        if (!ticket.matches()) {
            return Optional.empty();
        }
        var until = Instant.ofEpochSecond(Long.parseLong(ticket.group(1)));
        var id = Optional.ofNullable(ticket.group(2)).map(UUID::fromString);
        if (id.isEmpty() && !isConfigured()) {
            return Optional.empty();
        }
        var expected = signature(id, until).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, ticket.group(3).getBytes(StandardCharsets.UTF_8))
                || !clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        return id.isEmpty()
                ? Optional.of(AdminAuthentication.bySettings())
                : tokens.find(id.get()).map(AdminAuthentication::of);
    }

    /** Who was let in by a browser, and the cookie that says so from now on. */
    public record Entrance(Operator operator, ResponseCookie ticket) {}

    /**
     * Lets a browser in that shows a token which opens anything.
     *
     * @throws ProblemException NOBODY_CAN_DECIDE when no database can be asked, and the token is not known here
     */
    public Optional<Entrance> enter(String shown, HttpServletRequest request) {
        try {
            return whose(shown).map(one -> new Entrance(one.operator(), ticket(one, request)));
        } catch (RuntimeException e) {
            throw isAway(e) ? Problems.undecided(Undecided.NOTHING_HAPPENED) : e;
        }
    }

    /** With one database nobody says that it is away, but that there is no connection to it. */
    static boolean isAway(RuntimeException e) {
        return e instanceof CannotGetJdbcConnectionException || Undecided.of(e).isPresent();
    }

    /**
     * Returns the cookie that lets the same browser in for another hour; worth nothing any more when the token is changed or ended.
     *
     * @throws ProblemException FORBIDDEN for whoever is no administrator
     */
    public ResponseCookie ticket(Authentication caller, HttpServletRequest request) {
        var until = clock.instant().plus(LIFETIME);
        var id = Operators.administrator(caller).token();
        var whose = id.map(token -> token + ".").orElse("");
        return cookie(until.getEpochSecond() + "." + whose + signature(id, until), LIFETIME, request);
    }

    /** Returns the cookie that lets the same browser in for another hour, for whoever came in by a token and not at the desk. */
    public Optional<ResponseCookie> renewed(Authentication caller, HttpServletRequest request) {
        return Operators.session(caller).isPresent() ? Optional.empty() : Optional.of(ticket(caller, request));
    }

    /** Returns the cookie that takes it back. */
    public ResponseCookie noTicket(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private String signature(Optional<UUID> id, Instant until) {
        var signed = id.map(token -> secret.sign("admin-ticket-of-token", token + "\n" + until.getEpochSecond()))
                .orElseGet(() -> secret.sign("admin-ticket", token().orElseThrow() + "\n" + until.getEpochSecond()));
        return HexFormat.of().formatHex(signed);
    }

    private static ResponseCookie cookie(String value, Duration lifetime, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path(AdminRoutes.PAGE)
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
