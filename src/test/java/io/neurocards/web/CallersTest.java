package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.operations.callers.AdminRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route with every kind of caller, against the table in the documentation: programs by what they send in {@code Authorization}, a
 * browser by its cookie and the token of its form, a key by its own header, too. {@code -Dcallers.table=write} writes the table anew, to
 * be read and committed.
 */
@Thorough
class CallersTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final Path TABLE = Path.of("docs", "callers.md");
    private static final String CUSTOMER = "customer@example.org";
    private static final String READER = "reader@example.org";
    private static final String AUTHORIZATION = "Authorization";

    /** What no controller of ours answers. */
    private static final List<Route> FILES = List.of(Route.get("/assets/dashboard.js"), Route.get("/favicon.ico"));

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Route(String method, String path, String contentType) {

        static Route get(String path) {
            return new Route("GET", path, MediaType.APPLICATION_JSON_VALUE);
        }

        /** These are called last: who calls them may be nobody afterwards. */
        boolean endsTheSession() {
            return (method.equals("DELETE") && path.endsWith("/current")) || path.startsWith("/sign-out");
        }

        boolean isOfPrograms() {
            return path.startsWith("/v1");
        }

        /** Returns a path that can be called, where nothing is. */
        String called() {
            return path.replace("{email}", "nobody@example.org")
                    .replace("{telegram_id}", "999999999998")
                    .replace("{*path}", "nothing")
                    .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
        }

        @Override
        public String toString() {
            return "`" + method + " " + path + "`";
        }
    }

    /** What a caller sends to prove who they are. */
    private record Proof(List<String> headers) {

        static Proof by(String header, String value) {
            return new Proof(List.of(header, value));
        }

        static Proof bearer(String token) {
            return by(AUTHORIZATION, "Bearer " + token);
        }

        static Proof browser(PlainBrowser browser) {
            return new Proof(List.of("Cookie", browser.cookies(), PlainBrowser.FORM_HEADER, browser.formToken()));
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
            var callers = callers(studio);
            for (var route : routes(studio)) {
                if (route.endsTheSession()) {
                    signIn(studio, callers);
                }
                var line = new StringBuilder("| " + route + " |");
                for (var word : words(studio, route, callers.values())) {
                    line.append(' ').append(word).append(" |");
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

    private static Map<String, Proof> callers(RunningStudio studio) throws Exception {
        var anybody = new ApiClient(studio.address());
        var administrator = anybody.with(ADMIN);
        var callers = new LinkedHashMap<String, Proof>();
        callers.put("nobody", Proof.browser(new PlainBrowser(studio.address())));
        anybody.signedUp(CUSTOMER);
        anybody.signedUp(READER);
        signIn(studio, callers);
        for (var scope : Scope.values()) {
            var wanted = "{\"name\":\"program\",\"scopes\":[\"%s\"]}".formatted(scope.word());
            callers.put(
                    scope.word(),
                    Proof.bearer(administrator
                            .post("/v1/admin/service-tokens", wanted)
                            .text("token")));
        }
        var partner = PartnerOfStudio.make(administrator);
        var live = partner.live().token();
        callers.put("live key", Proof.bearer(live));
        callers.put("X-API-Key", Proof.by("X-API-Key", live));
        callers.put("test key", Proof.bearer(partner.test().token()));
        for (var role : AdminRole.values()) {
            if (role != AdminRole.OWNER) {
                var wanted = "{\"name\":\"%s\",\"role\":\"%1$s\",\"expires_in_days\":1}".formatted(role.word());
                callers.put(
                        role.word(),
                        Proof.bearer(
                                administrator.post("/v1/admin/tokens", wanted).text("token")));
            }
        }
        callers.put("administrator", Proof.bearer(ADMIN));
        var dashboard = new PlainBrowser(studio.address());
        dashboard.administers(ADMIN);
        callers.put("dashboard", Proof.browser(dashboard));
        return callers;
    }

    /** Lets customers in anew: one by token, one by cookie, one by an app. */
    private static void signIn(RunningStudio studio, Map<String, Proof> callers) throws Exception {
        var browser = new PlainBrowser(studio.address());
        browser.keeps("neurocards_session", session(studio, READER));
        callers.put("customer", Proof.bearer(session(studio, CUSTOMER)));
        callers.put("browser", Proof.browser(browser));
        callers.put(
                "device",
                Proof.bearer(new ApiClient(studio.address())
                        .post(
                                "/v1/mobile/users/",
                                "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1.0\"}"
                                        .formatted(UUID.randomUUID()),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .text("token")));
    }

    private static String session(RunningStudio studio, String email) throws Exception {
        return new ApiClient(studio.address())
                .post("/v1/website/sessions", "{\"email\":\"%s\",\"password\":\"a password of mine\"}".formatted(email))
                .text("access_token");
    }

    private static List<Route> routes(RunningStudio studio) {
        var routes = new ArrayList<>(FILES);
        studio.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, _) -> {
            var takesForms =
                    mapping.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
            for (var path : mapping.getPatternValues()) {
                var contentType = contentType(path, takesForms);
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    routes.add(new Route(method.name(), path, contentType));
                }
            }
        });
        return routes.stream()
                .filter(route ->
                        !route.path().endsWith("/") || List.of("/", "/v1/").contains(route.path()))
                .filter(route -> !route.path().equals("/v1"))
                .sorted(Comparator.comparing(Route::endsTheSession)
                        .thenComparing(Route::isOfPrograms, Comparator.reverseOrder())
                        .thenComparing(Route::path)
                        .thenComparing(Route::method))
                .toList();
    }

    private static String contentType(String path, boolean takesForms) {
        if (takesForms) {
            return "multipart/form-data; boundary=x";
        }
        return path.startsWith("/v1") ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    }

    /** All of them at once, because most of the time is waiting. */
    private List<String> words(RunningStudio studio, Route route, Collection<Proof> callers) throws Exception {
        var asked = new ArrayList<Callable<String>>();
        for (var proof : callers) {
            asked.add(() -> word(answer(studio, route, proof)));
        }
        var words = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var word : threads.invokeAll(asked)) {
                words.add(word.get());
            }
        }
        return words;
    }

    private HttpResponse<Void> answer(RunningStudio studio, Route route, Proof proof)
            throws IOException, InterruptedException {
        var body = route.isOfPrograms() ? "{}" : "";
        var request = HttpRequest.newBuilder(URI.create(studio.address() + route.called()))
                .header("Content-Type", route.contentType())
                .headers(proof.headers().toArray(String[]::new))
                .method(
                        route.method(),
                        route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var answer = http.send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() == 429
                && answer.headers().firstValueAsLong("RateLimit-Remaining").orElse(1) == 0) {
            throw new IllegalStateException("Refused before anybody looked who it was: " + route);
        }
        return answer;
    }

    /** A reader who may not is not told so, but sent to where they can prove who they are. */
    private static String word(HttpResponse<?> answer) {
        var sentTo = answer.headers().firstValue("Location").orElse("");
        if (sentTo.startsWith("/sign-in?next=")
                || sentTo.equals("/dashboard/sign-in")
                || sentTo.equals("/desk/sign-in")) {
            return "sign in";
        }
        // Who tried the desk's door too often is told to wait, and is let in as little.
        var isWaiting = answer.statusCode() == 429 && answer.uri().getPath().startsWith("/desk/");
        return switch (isWaiting ? 401 : answer.statusCode()) {
            case 401 -> "401";
            case 403 -> "403";
            default -> "open";
        };
    }
}
