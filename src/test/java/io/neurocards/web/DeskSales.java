package io.neurocards.web;

import static io.neurocards.operations.callers.AdminRole.CATALOGUE;
import static io.neurocards.operations.callers.AdminRole.FINANCE;
import static io.neurocards.operations.callers.AdminRole.OPERATIONS;
import static io.neurocards.operations.callers.AdminRole.PARTNERS;
import static io.neurocards.operations.callers.AdminRole.SUPPORT;
import static io.neurocards.operations.callers.AdminRole.VIEWER;

import io.neurocards.operations.callers.AdminRole;
import java.util.Set;

/** Who opens which of the desk's pages of figures and of what is sold, said once more, apart from the program. */
final class DeskSales {

    static final Set<String> PAGES = Set.of(
            "reports",
            "books",
            "models",
            "templates",
            "keys",
            "proxies",
            "service-tokens",
            "plans",
            "goods",
            "promo-codes",
            "gift-codes",
            "loyalty-rules",
            "broadcasts",
            "partners",
            "partner-payments",
            "partner-keys",
            "webhooks",
            "deliveries",
            "tokens");

    private DeskSales() {}

    static boolean isFor(AdminRole role, String path) {
        return (path.contains("{subject}") || path.endsWith("/new")) ? acts(role, path) : looks(role, path);
    }

    private static boolean acts(AdminRole role, String path) {
        return switch (path.replaceFirst("^/desk/([a-z-]+)/(?:.*/)?([a-z]+)$", "$1 $2")) {
            case "models pause", "models resume" -> role == CATALOGUE || role == OPERATIONS;
            case "keys unblock" -> role == OPERATIONS;
            case "partners credits" -> role == FINANCE;
            case "partners state", "partners new", "partners key", "partner-keys revoke", "partner-keys rotate" ->
                role == PARTNERS;
            case "tokens revoke", "tokens new" -> false;
            case "gift-codes new" -> role == FINANCE;
            case "broadcasts new", "broadcasts start", "broadcasts pause", "broadcasts resume", "broadcasts stop" ->
                role == SUPPORT;
            default -> role == CATALOGUE;
        };
    }

    private static boolean looks(AdminRole role, String path) {
        return switch (path.replaceFirst("^/desk/([a-z-]+).*$", "$1")) {
            case "reports" -> true;
            case "books" -> role == FINANCE;
            case "models", "templates" -> role == VIEWER || role == CATALOGUE || role == OPERATIONS;
            case "keys", "proxies" -> role == VIEWER || role == OPERATIONS;
            case "broadcasts" -> role == VIEWER || role == SUPPORT;
            case "partners", "partner-payments" -> role == VIEWER || role == PARTNERS || role == FINANCE;
            case "partner-keys", "webhooks", "deliveries" -> role == VIEWER || role == PARTNERS;
            case "plans", "goods", "promo-codes", "gift-codes", "loyalty-rules" ->
                role == VIEWER || role == CATALOGUE || role == SUPPORT || role == FINANCE;
            default -> false;
        };
    }
}
