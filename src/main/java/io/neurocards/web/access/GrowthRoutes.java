package io.neurocards.web.access;

import static io.neurocards.operations.callers.AdminRole.CATALOGUE;
import static io.neurocards.operations.callers.AdminRole.FINANCE;
import static io.neurocards.operations.callers.AdminRole.OPERATIONS;
import static io.neurocards.operations.callers.AdminRole.OWNER;
import static io.neurocards.operations.callers.AdminRole.PARTNERS;
import static io.neurocards.operations.callers.AdminRole.SUPPORT;
import static io.neurocards.operations.callers.AdminRole.VIEWER;
import static io.neurocards.web.access.AdminRoutes.EACH;
import static io.neurocards.web.access.AdminRoutes.route;
import static io.neurocards.web.access.DeskRoutes.act;

import io.neurocards.operations.callers.AdminRole;
import io.neurocards.web.access.AdminRoutes.Route;
import java.util.List;
import java.util.stream.Stream;

/** What a role opens of the desk's pages of figures, of what is sold, and of by what it is made. */
final class GrowthRoutes {

    private static final String GET = "GET";
    private static final AdminRole[] SALES = {VIEWER, CATALOGUE, SUPPORT, FINANCE};
    private static final AdminRole[] BUSINESS = {VIEWER, PARTNERS, FINANCE};
    private static final AdminRole[] MACHINES = {VIEWER, CATALOGUE, OPERATIONS};

    static final List<Route> ALL = Stream.of(
                    Stream.of(
                            route(GET, "/desk/reports", EACH),
                            route(GET, "/desk/reports/{figure}.csv", EACH),
                            route(GET, "/desk/books", FINANCE),
                            route(GET, "/desk/books/{table}.csv", FINANCE),
                            route(GET, "/desk/models", MACHINES),
                            route(GET, "/desk/templates", MACHINES),
                            route(GET, "/desk/keys", VIEWER, OPERATIONS),
                            route(GET, "/desk/proxies", VIEWER, OPERATIONS),
                            route(GET, "/desk/proxies.csv", VIEWER, OPERATIONS),
                            route(GET, "/desk/service-tokens", OWNER),
                            route(GET, "/desk/service-tokens.csv", OWNER)),
                    pages(SALES, "plans", "goods", "promo-codes", "gift-codes", "loyalty-rules"),
                    pages(SALES, "plans.csv", "goods.csv", "promo-codes.csv", "gift-codes.csv", "loyalty-rules.csv"),
                    pages(new AdminRole[] {VIEWER, SUPPORT}, "broadcasts", "broadcasts.csv"),
                    pages(BUSINESS, "partners", "partners.csv", "partner-payments", "partner-payments.csv"),
                    pages(
                            new AdminRole[] {VIEWER, PARTNERS},
                            "partner-keys",
                            "partner-keys.csv",
                            "webhooks",
                            "webhooks.csv",
                            "deliveries",
                            "deliveries.csv"),
                    act("/desk/plans/{subject}/change", CATALOGUE),
                    act("/desk/plans/{subject}/sale", CATALOGUE),
                    act("/desk/plans/{subject}/copy", CATALOGUE),
                    act("/desk/goods/new", CATALOGUE),
                    act("/desk/promo-codes/new", CATALOGUE),
                    act("/desk/gift-codes/new", FINANCE),
                    act("/desk/partners/new", PARTNERS),
                    act("/desk/partners/{subject}/key", PARTNERS),
                    act("/desk/partner-keys/{subject}/rotate", PARTNERS),
                    act("/desk/tokens/{subject}/new", OWNER),
                    act("/desk/goods/{subject}/change", CATALOGUE),
                    act("/desk/goods/{subject}/sale", CATALOGUE),
                    act("/desk/promo-codes/{subject}/switch", CATALOGUE),
                    act("/desk/loyalty-rules/{subject}/end", CATALOGUE),
                    act("/desk/broadcasts/new", SUPPORT),
                    act("/desk/broadcasts/{subject}/start", SUPPORT),
                    act("/desk/broadcasts/{subject}/pause", SUPPORT),
                    act("/desk/broadcasts/{subject}/resume", SUPPORT),
                    act("/desk/broadcasts/{subject}/stop", SUPPORT),
                    act("/desk/models/{subject}/pause", CATALOGUE, OPERATIONS),
                    act("/desk/models/{subject}/resume", CATALOGUE, OPERATIONS),
                    act("/desk/keys/{subject}/unblock", OPERATIONS),
                    act("/desk/tokens/{subject}/revoke", OWNER),
                    act("/desk/partners/{subject}/credits", FINANCE),
                    act("/desk/partners/{subject}/state", PARTNERS),
                    act("/desk/partner-keys/{subject}/revoke", PARTNERS))
            .flatMap(each -> each)
            .toList();

    private GrowthRoutes() {}

    private static Stream<Route> pages(AdminRole[] roles, String... names) {
        return Stream.of(names).map(name -> route(GET, "/desk/" + name, roles));
    }
}
