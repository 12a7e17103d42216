package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.callers.Scope;
import io.neurocards.operations.callers.AdminRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of {@code /v1} with every kind of caller, against the table in the documentation. {@code -Dcallers.table=write} writes the
 * table anew, to be read and committed.
 */
class CallersTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final Path TABLE = Path.of("docs", "callers.md");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    private record Route(String method, String path, String contentType) {

        boolean endsTheSession() {
            return method.equals("DELETE") && path.endsWith("/current");
        }

        @Override
        public String toString() {
            return "`" + method + " " + path + "`";
        }
    }

    @Test
    void each_of_them_opens_what_is_written_down_and_nothing_else() throws Exception {
        var found = new ArrayList<String>();
        try (var studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + ADMIN,
                "--neurocards.web.requests-per-minute=100000",
                "--neurocards.web.account-requests-per-minute=100000")) {
            var callers = callers(new ApiClient(studio.address()));
            for (var route : routes(studio)) {
                var line = new StringBuilder("| " + route + " |");
                for (var token : callers.values()) {
                    line.append(' ').append(word(status(studio, route, token))).append(" |");
                }
                found.add(line.toString());
            }
        }

        if ("write".equals(System.getProperty("callers.table"))) {
            write(found);
        }
        var written = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(String.join("\n", found))
                .as("Who may call what has changed. If that is meant, the table of " + TABLE + " has to say so.")
                .isEqualTo(String.join("\n", written));
    }

    private static void write(List<String> found) throws IOException {
        var text = Files.readString(TABLE);
        var rows = text.indexOf("\n| `") + 1;
        var after = text.indexOf("\n\n", rows);
        var rest = after < 0 ? "\n" : text.substring(after);
        Files.writeString(TABLE, text.substring(0, rows) + String.join("\n", found) + rest);
    }

    private static Map<String, String> callers(ApiClient anybody) throws Exception {
        var administrator = anybody.with(ADMIN);
        var callers = new LinkedHashMap<String, String>();
        callers.put("nobody", null);
        callers.put(
                "customer",
                anybody.signedUp("customer-" + UUID.randomUUID() + "@example.org")
                        .token());
        callers.put(
                "device",
                anybody.post(
                                "/v1/mobile/users/",
                                "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1.0\"}"
                                        .formatted(UUID.randomUUID()),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .text("token"));
        for (var scope : Scope.values()) {
            var wanted = "{\"name\":\"program\",\"scopes\":[\"%s\"]}".formatted(scope.word());
            callers.put(
                    scope.word(),
                    administrator.post("/v1/admin/service-tokens", wanted).text("token"));
        }
        var partner = PartnerOfStudio.make(administrator);
        callers.put("live key", partner.live().token());
        callers.put("test key", partner.test().token());
        for (var role : AdminRole.values()) {
            if (role != AdminRole.OWNER) {
                var wanted = "{\"name\":\"%s\",\"role\":\"%1$s\",\"expires_in_days\":1}".formatted(role.word());
                callers.put(
                        role.word(),
                        administrator.post("/v1/admin/tokens", wanted).text("token"));
            }
        }
        callers.put("administrator", ADMIN);
        return callers;
    }

    private static List<Route> routes(RunningStudio studio) {
        var routes = new ArrayList<Route>();
        studio.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
            var takesForms =
                    mapping.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
            var contentType = takesForms ? "multipart/form-data; boundary=x" : "application/json";
            for (var path : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    routes.add(new Route(method.name(), path, contentType));
                }
            }
        });
        return routes.stream()
                .filter(route -> route.path().startsWith("/v1"))
                .filter(route -> !route.path().endsWith("/") || route.path().equals("/v1/"))
                .filter(route -> !route.path().equals("/v1"))
                .sorted(Comparator.comparing(Route::endsTheSession)
                        .thenComparing(Route::path)
                        .thenComparing(Route::method))
                .toList();
    }

    private int status(RunningStudio studio, Route route, String token) throws IOException, InterruptedException {
        var path = route.path()
                .replace("{email}", "nobody@example.org")
                .replace("{telegram_id}", "999999999998")
                .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
        var request = HttpRequest.newBuilder(URI.create(studio.address() + path))
                .header("Content-Type", route.contentType())
                .method(
                        route.method(),
                        route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() == 429
                && answer.headers().firstValueAsLong("RateLimit-Remaining").orElse(1) == 0) {
            throw new IllegalStateException("Refused before anybody looked who it was: " + route);
        }
        return answer.statusCode();
    }

    private static String word(int status) {
        return switch (status) {
            case 401 -> "401";
            case 403 -> "403";
            default -> "open";
        };
    }
}
