package io.neurocards.web.access;

import io.neurocards.database.Undecided;
import io.neurocards.operations.ActingFrom;
import io.neurocards.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out which administrator is calling, where nobody else may. Requests are counted before: tokens can't be guessed without limit. */
final class AdminFilter extends OncePerRequestFilter {

    private final AdminAccess admins;
    private final DeskAccess desk;
    private final Refusals refusals;

    AdminFilter(AdminAccess admins, DeskAccess desk, Refusals refusals) {
        this.admins = admins;
        this.desk = desk;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AdminRoutes.areFor(request) && !AdminRoutes.areOfDesk(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AdminAuthentication> administrator;
        try {
            administrator = find(request);
        } catch (RuntimeException e) {
            if (!AdminAccess.isAway(e)) {
                throw e;
            }
            refusals.refuse(Problems.undecided(Undecided.NOTHING_HAPPENED), request, response);
            return;
        }
        if (administrator.isPresent()) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(administrator.get());
            SecurityContextHolder.setContext(context);
        }
        ActingFrom.address(request.getRemoteAddr());
        try {
            chain.doFilter(request, response);
        } finally {
            ActingFrom.nowhere();
        }
    }

    /** Whoever shows a token of the settings gets to see the databases, although the session beside it can't be looked up. */
    private Optional<AdminAuthentication> find(HttpServletRequest request) {
        if (AdminRoutes.areOfDesk(request)) {
            return desk.of(request);
        }
        if (!AdminRoutes.areOfPage(request)) {
            return admins.of(request);
        }
        var byTicket = admins.byTicket(request);
        try {
            return desk.of(request).or(() -> byTicket);
        } catch (RuntimeException e) {
            if (byTicket.isEmpty()) {
                throw e;
            }
            return byTicket;
        }
    }
}
