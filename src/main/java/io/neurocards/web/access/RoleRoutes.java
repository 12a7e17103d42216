package io.neurocards.web.access;

import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.util.List;

/** Which addresses belong to which role. A process answers what is its own, and whoever watches it. */
record RoleRoutes(Roles roles) {

    /** For whoever watches a process; and the simulated outside world, which each process of a demo has for itself. */
    private static final List<String> EVERYWHERE = List.of("/healthz", "/readyz", "/metrics", "/error", "/sandbox");

    private static final List<String> BOT = List.of("/telegram/webhook");

    private static final List<String> API =
            List.of("/v1", "/docs", "/swagger-ui", "/v3", "/status", "/queue_stats", "/callbacks", "/api/webhook");

    /** Links to files and ways out of letters are opened by readers and by programs. */
    private static final List<String> BOTH = List.of("/storage", "/webjars", "/assets", "/favicon.ico");

    boolean serve(String path) {
        if (isBelow(path, EVERYWHERE)) {
            return true;
        }
        if (isBelow(path, BOT)) {
            return roles.has(Role.BOT);
        }
        if (isBelow(path, BOTH)) {
            return roles.has(Role.WEB) || roles.has(Role.API);
        }
        return roles.has(isBelow(path, API) ? Role.API : Role.WEB);
    }

    private static boolean isBelow(String path, List<String> roots) {
        return roots.stream()
                .anyMatch(root ->
                        path.equals(root) || (path.startsWith(root) && "/.".indexOf(path.charAt(root.length())) >= 0));
    }
}
