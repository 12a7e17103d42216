package io.neurocards.web.access;

import io.neurocards.accounts.Sessions;
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

/** Finds out who is calling: by bearer token, or by cookie when there is no such header. The one place that does. */
final class CallerFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    /** Where no customer is, and where nothing may depend on a database. */
    private static final List<String> NOBODYS =
            List.of("/v1/admin/", "/dashboard", "/assets/", "/webjars/", "/healthz", "/readyz");

    private final Sessions sessions;
    private final SessionCookie cookie;

    CallerFilter(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = token(request).flatMap(sessions::authenticate);
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller.get()));
        SecurityContextHolder.setContext(context);
        try (var _ = MDC.putCloseable("account", caller.get().personId().toString())) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NOBODYS.stream().anyMatch(request.getRequestURI()::startsWith);
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
