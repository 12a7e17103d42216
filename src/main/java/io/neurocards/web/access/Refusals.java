package io.neurocards.web.access;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What somebody sees who may not: a program a problem, a reader the sign-in page. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Set<String> ASKED_BY_THE_PAGE = Set.of(
            "/dashboard/live", "/dashboard/state", "/dashboard/sync", "/dashboard/decider", "/dashboard/dead-letter");

    private final Problems problems;
    private final ObjectProvider<KnownRoutes> routes;

    /** @param routes which ones there are; it needs the controllers, which need this */
    Refusals(Problems problems, ObjectProvider<KnownRoutes> routes) {
        this.problems = problems;
        this.routes = routes;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (isForProgram(request)) {
            refuse(ofRoute(request).orElse(new ProblemException(ProblemCode.UNAUTHENTICATED)), request, response);
            return;
        }
        var ofRoute = ofRoute(request);
        if (ofRoute.isPresent()) {
            response.sendError(Problems.status(ofRoute.get().code()).value());
            return;
        }
        if (AdminRoutes.areOfPage(request)) {
            var byToken = request.getRequestURI().startsWith("/dashboard/databases");
            response.sendRedirect(byToken ? "/dashboard/sign-in" : "/desk/sign-in");
            return;
        }
        var next = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
        response.sendRedirect("/sign-in?next=" + next);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        refuse(ofRoute(request).orElseGet(() -> forbidden(request)), request, response);
    }

    private static ProblemException forbidden(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof AdminAuthentication
                ? new ProblemException(ProblemCode.ROLE_MISSING)
                        .with("role", AdminRoutes.role(request).word())
                : new ProblemException(ProblemCode.FORBIDDEN);
    }

    /** Whoever asks for what nobody may have is told so, rather than asked to prove who they are. */
    private Optional<ProblemException> ofRoute(HttpServletRequest request) {
        return routes.getObject().problem(request);
    }

    void refuse(ProblemException problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isForProgram(request)) {
            problems.write(problem, request, response);
        } else {
            Problems.retryAfter(problem).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
            response.sendError(Problems.status(problem.code()).value());
        }
    }

    private static boolean isForProgram(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/")
                || request.getHeader("HX-Request") != null
                || ASKED_BY_THE_PAGE.contains(request.getRequestURI())
                || request.getRequestURI().equals(AdminRoutes.METRICS)
                || request.getRequestURI().equals(AdminRoutes.QUEUE);
    }
}
