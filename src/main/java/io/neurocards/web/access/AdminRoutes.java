package io.neurocards.web.access;

import static io.neurocards.operations.callers.AdminRole.CATALOGUE;
import static io.neurocards.operations.callers.AdminRole.FINANCE;
import static io.neurocards.operations.callers.AdminRole.OPERATIONS;
import static io.neurocards.operations.callers.AdminRole.OWNER;
import static io.neurocards.operations.callers.AdminRole.PARTNERS;
import static io.neurocards.operations.callers.AdminRole.SUPPORT;
import static io.neurocards.operations.callers.AdminRole.VIEWER;

import io.neurocards.operations.callers.AdminRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The one place that decides what an administrator's role opens. Owners may call everything; what is not named here, only they. */
final class AdminRoutes {

    /** The one that stands elsewhere, too: programs that watch the studio know it by this path. */
    static final String QUEUE = "/queue_stats";

    /** The page, where a cookie says who somebody is, and no bearer token. */
    static final String PAGE = "/dashboard";

    /** For programs that watch, which show a token or come from where the settings say. */
    static final String METRICS = "/metrics";

    /** The pages of whoever signed in with a name, a password and a code. */
    static final String DESK = "/desk";

    /** What an open page asks for without anybody doing anything. */
    private static final List<String> BY_THEMSELVES = List.of(PAGE + "/live", PAGE + "/state");

    /** What nobody but administrators may call. */
    static final String[] PATHS = {
        "/v1/admin/**", "/v1/universal/statistics/**", QUEUE, METRICS, PAGE, PAGE + "/**", DESK, DESK + "/**"
    };

    /** Below them, but for everybody. */
    static final String[] FOR_EVERYBODY = {
        "/v1/admin/health",
        PAGE + "/sign-in",
        DESK + "/sign-in",
        DESK + "/code",
        DESK + "/enrol",
        DESK + "/join",
        DESK + "/first"
    };

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String POST = "POST";
    private static final String PUT = "PUT";
    private static final String PATCH = "PATCH";
    private static final String DELETE = "DELETE";

    private static final PathPatternRequestMatcher.Builder PATTERNS = PathPatternRequestMatcher.withDefaults();
    private static final List<PathPatternRequestMatcher> MATCHERS =
            Arrays.stream(PATHS).map(PATTERNS::matcher).toList();
    private static final List<PathPatternRequestMatcher> OPEN =
            Arrays.stream(FOR_EVERYBODY).map(PATTERNS::matcher).toList();
    static final AdminRole[] EACH = {VIEWER, SUPPORT, CATALOGUE, PARTNERS, FINANCE, OPERATIONS};

    private static final List<Route> REST = List.of(
            route(GET, "/v1/admin/status", EACH),
            route(GET, "/v1/admin/report", EACH),
            route(GET, "/v1/admin/queue_stats", VIEWER, SUPPORT, OPERATIONS),
            route(GET, METRICS, EACH),
            route(GET, QUEUE, VIEWER, SUPPORT, OPERATIONS),
            route(POST, "/v1/admin/sync", OPERATIONS),
            route(POST, "/v1/admin/decider", OPERATIONS),
            route(POST, "/v1/admin/fill", OPERATIONS),
            route(POST, "/v1/admin/compare", OPERATIONS),
            route(POST, "/v1/admin/dead-letters/{operation_id}", OPERATIONS),
            route(GET, "/v1/universal/statistics/platforms", EACH),
            route(GET, "/v1/admin/goods", VIEWER, CATALOGUE, SUPPORT, FINANCE),
            route(GET, "/v1/admin/goods/{sku}", VIEWER, CATALOGUE, SUPPORT, FINANCE),
            route(POST, "/v1/admin/goods", CATALOGUE),
            route(PUT, "/v1/admin/goods/{sku}", CATALOGUE),
            route(PUT, "/v1/admin/goods/{sku}/sale", CATALOGUE),
            route(GET, "/v1/admin/promo-codes", VIEWER, CATALOGUE, SUPPORT, FINANCE),
            route(GET, "/v1/admin/promo-codes/{code}", VIEWER, CATALOGUE, SUPPORT, FINANCE),
            route(POST, "/v1/admin/promo-codes", CATALOGUE),
            route(PATCH, "/v1/admin/promo-codes/{code}", CATALOGUE),
            route(GET, "/v1/admin/gift-codes", VIEWER, SUPPORT, FINANCE),
            route(POST, "/v1/admin/gift-codes", FINANCE),
            route(GET, "/v1/admin/loyalty-rules", VIEWER, CATALOGUE, SUPPORT, FINANCE),
            route(GET, "/v1/admin/loyalty-rules/{rule_id}", VIEWER, CATALOGUE, SUPPORT, FINANCE),
            route(POST, "/v1/admin/loyalty-rules", CATALOGUE),
            route(POST, "/v1/admin/loyalty-rules/{rule_id}/end", CATALOGUE),
            route(GET, "/v1/admin/orders", VIEWER, SUPPORT, FINANCE),
            route(GET, "/v1/admin/orders/{order_id}", VIEWER, SUPPORT, FINANCE),
            route(POST, "/v1/admin/orders/{order_id}/pay", FINANCE),
            route(POST, "/v1/admin/orders/{order_id}/fulfil", SUPPORT),
            route(POST, "/v1/admin/orders/{order_id}/cancel", SUPPORT),
            route(POST, "/v1/admin/orders/{order_id}/refund", FINANCE),
            route(GET, "/v1/admin/payments", VIEWER, SUPPORT, FINANCE),
            route(GET, "/v1/admin/payments/{payment_id}", VIEWER, SUPPORT, FINANCE),
            route(POST, "/v1/admin/payments/{payment_id}/refund", FINANCE),
            route(GET, "/v1/admin/books", FINANCE),
            route(GET, "/v1/admin/books/{table}.csv", FINANCE),
            route(GET, "/v1/admin/partners", VIEWER, PARTNERS, FINANCE),
            route(GET, "/v1/admin/partners/{partner_id}", VIEWER, PARTNERS, FINANCE),
            route(POST, "/v1/admin/partners", PARTNERS),
            route(PUT, "/v1/admin/partners/{partner_id}", PARTNERS),
            route(POST, "/v1/admin/partners/{partner_id}/credits", FINANCE),
            route(GET, "/v1/admin/partners/{partner_id}/keys", VIEWER, PARTNERS),
            route(POST, "/v1/admin/partners/{partner_id}/keys", PARTNERS),
            route(PUT, "/v1/admin/partners/{partner_id}/keys/{key_id}", PARTNERS),
            route(DELETE, "/v1/admin/partners/{partner_id}/keys/{key_id}", PARTNERS),
            route(POST, "/v1/admin/partners/{partner_id}/keys/{key_id}/rotate", PARTNERS),
            route(GET, PAGE, EACH),
            route(GET, PAGE + "/databases", EACH),
            route(GET, PAGE + "/live", EACH),
            route(GET, PAGE + "/state", EACH),
            route(POST, PAGE + "/sign-out", EACH),
            route(POST, PAGE + "/sync", OPERATIONS),
            route(POST, PAGE + "/decider", OPERATIONS),
            route(POST, PAGE + "/dead-letter", OPERATIONS),
            route(GET, "/v1/admin/service-tokens", OWNER),
            route(POST, "/v1/admin/service-tokens", OWNER),
            route(DELETE, "/v1/admin/service-tokens/{token_id}", OWNER),
            route(GET, "/v1/admin/tokens", OWNER),
            route(POST, "/v1/admin/tokens", OWNER),
            route(DELETE, "/v1/admin/tokens/{token_id}", OWNER));

    private static final List<Route> ROUTES = Stream.of(REST, DeskRoutes.ALL, GrowthRoutes.ALL)
            .flatMap(List::stream)
            .toList();

    private AdminRoutes() {}

    /** @param roles besides owners; the first is the one to ask for */
    record Route(String method, String path, PathPatternRequestMatcher matcher, List<AdminRole> roles) {

        private boolean isOpenTo(AdminRole role) {
            return role == OWNER || roles.contains(role);
        }

        private boolean isOf(HttpServletRequest request) {
            var asked = HEAD.equals(request.getMethod()) ? GET : request.getMethod();
            return method.equals(asked) && matcher.matches(request);
        }
    }

    static Route route(String method, String path, AdminRole... roles) {
        return new Route(method, path, PATTERNS.matcher(path), List.of(roles));
    }

    /** Returns all that are named. */
    static List<Route> all() {
        return ROUTES;
    }

    /** Returns whether nobody but administrators may call this. */
    static boolean areFor(HttpServletRequest request) {
        return OPEN.stream().noneMatch(matcher -> matcher.matches(request))
                && MATCHERS.stream().anyMatch(matcher -> matcher.matches(request));
    }

    static boolean areOpenTo(@Nullable Authentication caller, HttpServletRequest request) {
        return caller instanceof AdminAuthentication administrator
                && (administrator.role() == OWNER
                        || named(request)
                                .filter(route -> route.isOpenTo(administrator.role()))
                                .isPresent());
    }

    /** Returns whether a role opens one of those that are named. */
    static boolean areOpenTo(AdminRole role, String method, String path) {
        return ROUTES.stream()
                .filter(route -> route.method().equals(method) && route.path().equals(path))
                .anyMatch(route -> route.isOpenTo(role));
    }

    /** Returns whether this is of a page. */
    static boolean areOfPage(HttpServletRequest request) {
        return request.getRequestURI().startsWith(PAGE) || areOfDesk(request);
    }

    /** Returns whether this is of the pages of whoever signed in with a name. */
    static boolean areOfDesk(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(DESK) || path.startsWith(DESK + "/");
    }

    /** Returns whether an open page asks for this by itself. */
    static boolean looksByItself(HttpServletRequest request) {
        return BY_THEMSELVES.contains(request.getRequestURI());
    }

    /** Returns the role to ask for. */
    static AdminRole role(HttpServletRequest request) {
        return named(request).map(route -> route.roles().getFirst()).orElse(OWNER);
    }

    private static Optional<Route> named(HttpServletRequest request) {
        return ROUTES.stream().filter(route -> route.isOf(request)).findFirst();
    }
}
