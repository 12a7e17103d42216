package io.neurocards.web.access;

import io.neurocards.database.Undecided;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import io.neurocards.web.SessionCookie;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling: by key, by bearer token, or by cookie when there is no such header. The one place that does. */
final class CallerFilter extends OncePerRequestFilter {

    /** Where a partner's program sends its key; it may be sent as a bearer token just as well. */
    static final String KEY_HEADER = "X-API-Key";

    /** What is said to whoever shows a key that opens nothing, once their requests were counted. */
    static final String REFUSED = CallerFilter.class.getName() + ".REFUSED";

    private static final String BEARER = "Bearer ";

    /** For everybody alike, or for administrators: no customer to find out, and they answer while the database does not. */
    private static final List<String> FOR_NOBODY = List.of(
            "/assets/",
            "/webjars/",
            "/worker.js",
            "/manifest.webmanifest",
            "/offline",
            "/sandbox/",
            "/v1/admin/",
            "/dashboard",
            "/desk",
            "/healthz",
            "/readyz",
            "/status",
            "/queue_stats");

    private final Callers callers;
    private final SessionCookie cookie;
    private final Refusals refusals;

    CallerFilter(Callers callers, SessionCookie cookie, Refusals refusals) {
        this.callers = callers;
        this.cookie = cookie;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FOR_NOBODY.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CallerAuthentication> caller;
        try {
            caller = caller(request);
        } catch (ProblemException e) {
            request.setAttribute(REFUSED, e);
            caller = Optional.empty();
        } catch (RuntimeException e) {
            var undecided = Undecided.of(e).orElseThrow(() -> e);
            refusals.refuse(Problems.undecided(undecided), request, response);
            return;
        }
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller.get());
        SecurityContextHolder.setContext(context);
        try (var _ = MDC.putCloseable("account", caller.get().account())) {
            chain.doFilter(request, response);
        }
    }

    private Optional<CallerAuthentication> caller(HttpServletRequest request) {
        var key = request.getHeader(KEY_HEADER);
        return key == null
                ? token(request).flatMap(token -> callers.of(token, request.getRemoteAddr()))
                : Optional.of(callers.ofKey(key.strip(), request.getRemoteAddr()));
    }

    private Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return cookie.token(request);
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** A stream that is dispatched again still belongs to the same caller. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
