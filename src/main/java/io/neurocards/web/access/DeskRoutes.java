package io.neurocards.web.access;

import static io.neurocards.operations.callers.AdminRole.FINANCE;
import static io.neurocards.operations.callers.AdminRole.OPERATIONS;
import static io.neurocards.operations.callers.AdminRole.OWNER;
import static io.neurocards.operations.callers.AdminRole.SUPPORT;
import static io.neurocards.operations.callers.AdminRole.VIEWER;
import static io.neurocards.web.access.AdminRoutes.EACH;
import static io.neurocards.web.access.AdminRoutes.route;

import io.neurocards.operations.callers.AdminRole;
import io.neurocards.web.access.AdminRoutes.Route;
import java.util.List;
import java.util.stream.Stream;

/** What a role opens at the desk. */
final class DeskRoutes {

    private static final String GET = "GET";
    private static final String POST = "POST";

    static final List<Route> ALL = Stream.of(
                    Stream.of(
                            route(GET, "/desk", EACH),
                            route(GET, "/desk/me", EACH),
                            route(POST, "/desk/me/password", EACH),
                            route(POST, "/desk/me/codes", EACH),
                            route(POST, "/desk/me/sessions", EACH),
                            route(POST, "/desk/sign-out", EACH),
                            route(GET, "/desk/administrators", OWNER),
                            route(POST, "/desk/administrators", OWNER),
                            route(POST, "/desk/administrators/{subject}/link", OWNER),
                            route(GET, "/desk/search", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/customers", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/customers.csv", SUPPORT, FINANCE),
                            route(GET, "/desk/customers/{subject}", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/clips", VIEWER, SUPPORT, FINANCE, OPERATIONS),
                            route(GET, "/desk/clips.csv", SUPPORT, FINANCE, OPERATIONS),
                            route(GET, "/desk/clips/{subject}", VIEWER, SUPPORT, FINANCE, OPERATIONS),
                            route(GET, "/desk/orders", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/orders.csv", SUPPORT, FINANCE),
                            route(GET, "/desk/orders/{subject}", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/payments", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/payments.csv", FINANCE),
                            route(GET, "/desk/payments/{subject}", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/refunds", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/refunds.csv", FINANCE),
                            route(GET, "/desk/disputes", VIEWER, SUPPORT, FINANCE),
                            route(GET, "/desk/disputes.csv", FINANCE),
                            route(GET, "/desk/differences", VIEWER, FINANCE),
                            route(GET, "/desk/differences.csv", FINANCE),
                            route(GET, "/desk/aside", VIEWER, SUPPORT, OPERATIONS),
                            route(GET, "/desk/aside.csv", SUPPORT, OPERATIONS),
                            route(GET, "/desk/works", EACH),
                            route(GET, "/desk/alerts", EACH),
                            route(GET, "/desk/comparisons", VIEWER, OPERATIONS),
                            route(GET, "/desk/comparisons.csv", VIEWER, OPERATIONS),
                            route(GET, "/desk/audit", VIEWER, FINANCE, OPERATIONS),
                            route(GET, "/desk/audit.csv", VIEWER, FINANCE, OPERATIONS)),
                    act("/desk/customers/{subject}/grant", FINANCE),
                    act("/desk/customers/{subject}/take", FINANCE),
                    act("/desk/customers/{subject}/ban", SUPPORT),
                    act("/desk/customers/{subject}/unban", SUPPORT),
                    act("/desk/clips/{subject}/retry", SUPPORT),
                    act("/desk/clips/{subject}/cancel", SUPPORT),
                    act("/desk/clips/{subject}/refund", SUPPORT, FINANCE),
                    act("/desk/clips/{subject}/resend", SUPPORT),
                    act("/desk/aside/{subject}/requeue", OPERATIONS),
                    act("/desk/aside/{subject}/discard", OPERATIONS),
                    act("/desk/alerts/{subject}/see", OPERATIONS, SUPPORT),
                    act("/desk/works/{subject}/close", OPERATIONS),
                    act("/desk/works/{subject}/open", OPERATIONS),
                    act("/desk/orders/{subject}/pay", FINANCE),
                    act("/desk/orders/{subject}/fulfil", SUPPORT),
                    act("/desk/orders/{subject}/cancel", SUPPORT),
                    act("/desk/orders/{subject}/refund", FINANCE),
                    act("/desk/payments/{subject}/refund", FINANCE),
                    act("/desk/administrators/{subject}/role", OWNER),
                    act("/desk/administrators/{subject}/reset", OWNER),
                    act("/desk/administrators/{subject}/disable", OWNER),
                    act("/desk/administrators/{subject}/enable", OWNER),
                    act("/desk/administrators/{subject}/end-sessions", OWNER))
            .flatMap(each -> each)
            .toList();

    private DeskRoutes() {}

    /** What is asked for on a page of its own, and done once it is confirmed there. */
    static Stream<Route> act(String path, AdminRole... roles) {
        return Stream.of(route(GET, path, roles), route(POST, path, roles));
    }
}
