package io.neurocards.web.access;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Roles;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows nothing of what another role serves: to whoever asks the wrong process it is not there. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RoleFilter extends OncePerRequestFilter {

    private final RoleRoutes routes;
    private final Roles roles;
    private final Refusals refusals;

    RoleFilter(Roles roles, Refusals refusals) {
        this.routes = new RoleRoutes(roles);
        this.roles = roles;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !roles.isPart() || request.getDispatcherType() != DispatcherType.REQUEST;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (routes.serve(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        refusals.refuse(new ProblemException(ProblemCode.NOT_FOUND), request, response);
    }
}
