package io.neurocards.web.access;

import io.neurocards.partners.keys.ApiPartner;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses whoever sends too much, and tells programs how much is left. */
final class RequestLimitFilter extends OncePerRequestFilter {

    private static final List<String> NOT_COUNTED = List.of(
            "/assets/",
            "/webjars/",
            "/storage/",
            "/healthz",
            "/readyz",
            "/telegram/webhook",
            "/callbacks/",
            "/api/webhook/",
            "/sandbox/");
    private static final List<String> ABOUT_ACCOUNTS = List.of(
            "/v1/website/",
            "/v1/account/",
            "/sign-up",
            "/sign-in",
            "/verify",
            "/forgot",
            "/reset",
            "/dashboard/sign-in",
            "/desk/sign-in",
            "/desk/code",
            "/desk/enrol",
            "/desk/join",
            "/desk/first");

    /** Registering a device makes somebody; what else is sent there comes from whoever that made. */
    private static final Set<String> MAKES_SOMEBODY =
            Set.of("/v1/mobile/users", "/v1/mobile/users/", "/v1/desktop/users", "/v1/desktop/users/");

    private final RequestLimits limits;
    private final Refusals refusals;

    RequestLimitFilter(RequestLimits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NOT_COUNTED.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var aboutAccounts = "POST".equals(request.getMethod()) && isAboutAccounts(request.getRequestURI());
        var verdict = aboutAccounts ? limits.count(request.getRemoteAddr(), true) : count(request);
        response.setHeader("RateLimit-Limit", Integer.toString(verdict.limit()));
        response.setHeader("RateLimit-Remaining", Long.toString(verdict.remaining()));
        response.setHeader("RateLimit-Reset", Long.toString(verdict.secondsToReset()));
        if (!verdict.allowed()) {
            var problem = new ProblemException(verdict.refusal())
                    .with("limit", verdict.limit())
                    .with("retry_after_seconds", Math.max(1, verdict.secondsToWait()));
            refusals.refuse(problem, request, response);
            return;
        }
        if (request.getAttribute(CallerFilter.REFUSED) instanceof ProblemException problem) {
            refusals.refuse(problem, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isAboutAccounts(String path) {
        return MAKES_SOMEBODY.contains(path)
                || (ABOUT_ACCOUNTS.stream().anyMatch(path::startsWith) && !path.endsWith("/orders"));
    }

    private RequestLimits.Verdict count(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller)) {
            return limits.count(request.getRemoteAddr(), false);
        }
        return caller.getPrincipal() instanceof ApiPartner partner
                ? limits.count(partner.key())
                : limits.count(caller.account(), false);
    }
}
