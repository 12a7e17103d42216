package io.neurocards.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.web.ApiClient;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of administrators with every role, over real HTTP: the routes are those that there are, so that a new one that nobody gave a
 * role is refused, and seen.
 */
@Thorough
class AdminRoutesTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static final Map<AdminRole, String> TOKENS = new EnumMap<>(AdminRole.class);

    private final HttpClient http = HttpClient.newHttpClient();

    private record Route(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder, "--neurocards.web.admin-token=" + ADMIN, "--neurocards.web.requests-per-minute=100000");
        var owner = new ApiClient(studio.address()).with(ADMIN);
        for (var role : AdminRole.values()) {
            var wanted = "{\"name\":\"%s\",\"role\":\"%1$s\",\"expires_in_days\":1}".formatted(role.word());
            TOKENS.put(role, owner.post("/v1/admin/tokens", wanted).text("token"));
        }
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void the_table_names_every_route_of_administrators_and_nothing_else() {
        assertThat(AdminRoutes.all().stream().map(route -> route.method() + " " + route.path()))
                .as("A route that is not in AdminRoutes opens to owners alone: give it a role, or OWNER")
                .containsExactlyInAnyOrderElementsOf(
                        routes().stream().map(Route::toString).toList());
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void a_role_opens_what_it_is_for_and_is_told_who_may_do_the_rest(AdminRole role) throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : routes().stream()
                .filter(one ->
                        !one.path().startsWith("/dashboard") && !one.path().startsWith("/desk"))
                .toList()) {
            var answer = send(route.method(), route.path(), TOKENS.get(role));
            var expected = isFor(role, route) ? "opens" : refusal(route);
            var found = switch (answer.statusCode()) {
                case 401 -> "unauthenticated";
                case 403 -> answer.body();
                default -> "opens";
            };
            if (!found.contains(expected)) {
                wrong.add(route + ": " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isFor(AdminRole role, Route route) {
        if (role == AdminRole.OWNER) {
            return true;
        }
        var area = area(route);
        if (route.path().endsWith("queue_stats")) {
            return List.of(AdminRole.VIEWER, AdminRole.SUPPORT, AdminRole.OPERATIONS)
                    .contains(role);
        }
        if (!route.method().equals("GET") || area == AdminRole.OWNER || isOnlyFinances(route)) {
            return role == area;
        }
        return role == AdminRole.VIEWER
                || role == area
                || area == AdminRole.VIEWER
                || (role == AdminRole.SUPPORT && area == AdminRole.CATALOGUE)
                || (role == AdminRole.FINANCE && looksAtMoney(route));
    }

    /** What money is for is looked at by whoever enters it, but no keys. */
    private static boolean looksAtMoney(Route route) {
        return !route.path().endsWith("/keys")
                && List.of("orders", "payments", "partners", "goods", "loyalty-rules", "promo-codes", "gift-codes")
                        .stream()
                        .anyMatch(area -> route.path().startsWith("/v1/admin/" + area));
    }

    /** What the studio earns is not for everybody who looks. */
    private static boolean isOnlyFinances(Route route) {
        return route.path().startsWith("/v1/admin/books");
    }

    /** What a route is about; VIEWER for what all of them see. */
    private static AdminRole area(Route route) {
        return switch (route.path().replaceAll("^/(?:v1/(?:admin|universal)/)?([a-z_-]+).*$", "$1")) {
            case "books" -> AdminRole.FINANCE;
            case "gift-codes" -> route.method().equals("GET") ? AdminRole.SUPPORT : AdminRole.FINANCE;
            case "orders", "payments" ->
                route.path().endsWith("/pay") || route.path().endsWith("/refund")
                        ? AdminRole.FINANCE
                        : AdminRole.SUPPORT;
            case "goods", "loyalty-rules", "promo-codes" -> AdminRole.CATALOGUE;
            case "partners" -> route.path().endsWith("/credits") ? AdminRole.FINANCE : AdminRole.PARTNERS;
            case "sync", "decider", "fill", "compare", "dead-letters" -> AdminRole.OPERATIONS;
            case "status", "statistics", "report", "queue_stats", "metrics" -> AdminRole.VIEWER;
            default -> AdminRole.OWNER;
        };
    }

    private static String refusal(Route route) {
        var looks = route.method().equals("GET") && area(route) != AdminRole.OWNER && !isOnlyFinances(route);
        return "\"role\":\"" + (looks ? AdminRole.VIEWER : area(route)).word() + "\"";
    }

    @Test
    void what_is_no_route_is_told_apart_from_what_is_not_open() throws Exception {
        var viewer = TOKENS.get(AdminRole.VIEWER);
        var operations = TOKENS.get(AdminRole.OPERATIONS);

        assertThat(send("GET", "/v1/admin/nothing", viewer).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/v1/admin/nothing", TOKENS.get(AdminRole.OWNER)).statusCode())
                .isEqualTo(404);
        for (var token : List.of(operations, TOKENS.get(AdminRole.OWNER))) {
            assertThat(send("PUT", "/v1/admin/status", token).statusCode()).isEqualTo(405);
        }
        assertThat(send("HEAD", "/v1/admin/status", viewer).statusCode()).isEqualTo(200);
        assertThat(send("HEAD", "/v1/admin/service-tokens", viewer).statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", "/v1/admin/orders", operations).statusCode()).isEqualTo(405);
    }

    @Test
    void a_route_that_nobody_gave_a_role_opens_to_owners_alone() throws Exception {
        var routes = studio.bean(RequestMappingHandlerMapping.class);
        var unnamed = RequestMappingInfo.paths("/v1/admin/unnamed").build();
        routes.registerMapping(unnamed, this, AdminRoutesTest.class.getDeclaredMethod("unnamed"));
        try {
            for (var role : AdminRole.values()) {
                var isOwner = role == AdminRole.OWNER;
                for (var method : List.of("GET", "HEAD", "POST", "DELETE")) {
                    assertThat(send(method, "/v1/admin/unnamed", TOKENS.get(role))
                                    .statusCode())
                            .as(method + " by " + role)
                            .isEqualTo(isOwner ? 204 : 403);
                }
            }
            assertThat(send("GET", "/v1/admin/unnamed", TOKENS.get(AdminRole.VIEWER))
                            .body())
                    .contains("role_missing", "\"role\":\"owner\"");
            assertThat(send("GET", "/v1/admin/unnamed", "wrong").statusCode()).isEqualTo(401);
        } finally {
            routes.unregisterMapping(unnamed);
        }
    }

    public ResponseEntity<Void> unnamed() {
        return ResponseEntity.noContent().build();
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void no_role_makes_an_administrator_a_customer_or_a_program(AdminRole role) throws Exception {
        for (var path : List.of("/v1/balance", "/v1/orders", "/v1/api/balance", "/v1/website/users/a@example.org")) {
            assertThat(send("GET", path, TOKENS.get(role)).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(send("GET", "/dashboard/state", TOKENS.get(role)).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/v1/admin/health", TOKENS.get(role)).statusCode())
                .isIn(200, 503);
    }

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        studio.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, _) -> {
            for (var path : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    routes.add(new Route(method.name(), path));
                }
            }
        });
        return routes.stream()
                .filter(
                        route -> List.of(
                                        "/v1/admin",
                                        "/v1/universal/statistics",
                                        "/queue_stats",
                                        "/metrics",
                                        "/dashboard",
                                        "/desk")
                                .stream()
                                .anyMatch(route.path()::startsWith))
                .filter(route -> !route.path().equals("/v1/admin/health"))
                .filter(route -> !List.of(
                                "/dashboard/sign-in",
                                "/desk/sign-in",
                                "/desk/code",
                                "/desk/enrol",
                                "/desk/join",
                                "/desk/first")
                        .contains(route.path()))
                .toList();
    }

    private HttpResponse<String> send(String method, String path, String token)
            throws IOException, InterruptedException {
        var reads = method.equals("GET") || method.equals("HEAD");
        return http.send(
                HttpRequest.newBuilder(URI.create(studio.address()
                                + path.replaceAll(
                                        "\\{[a-z_]+}", UUID.randomUUID().toString())))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .method(method, reads ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
    }
}
