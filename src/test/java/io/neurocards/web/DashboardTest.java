package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.neurocards.Thorough;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.operations.callers.AdminRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The administrators' page in a real browser, also while its one database is away. */
@Thorough
class DashboardTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + TOKEN);
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void an_administrator_sees_the_database_go_and_come_back_without_touching_the_page() {
        var page = browser.stranger();
        signIn(page);
        assertThat(page.locator("#mode-name")).hasText("POSTGRESQL_ONLY");
        assertThat(page.locator(".db-state")).hasText("решает");
        shoot(page, "dashboard-1440");
        page.locator("#sync").click();
        assertThat(page.locator("#said")).containsText("Решено: 0");

        studio.database().goesAway();
        try {
            assertThat(page.locator("#mode-name")).hasText("CACHE_ONLY");
            assertThat(page.locator("#troubles")).containsText("База данных не отвечает");
            shoot(page, "dashboard-away-1440");
        } finally {
            studio.database().comesBack();
        }
        assertThat(page.locator("#mode-name")).hasText("POSTGRESQL_ONLY");
        assertThat(page.locator("#troubles-part")).isHidden();

        assertThat(page.content()).doesNotContain("??");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatever_the_state_says_is_shown_as_text() {
        var evil = "<img src=x onerror=\"document.title='owned'\">";
        var page = browser.stranger();
        page.route("**/dashboard/state", route -> {
            var answer = route.fetch();
            var state = (ObjectNode) JsonMapper.shared().readTree(answer.text());
            state.putArray("troubles")
                    .addObject()
                    .put("level", "warning\" onmouseover=\"")
                    .put("since", "2026-11-22T09:30:00Z")
                    .put("message", evil)
                    .put("action", evil);
            ((ObjectNode) state.at("/report/databases/0"))
                    .put("reason", evil)
                    .put("state", "away")
                    .putNull("latency_ms");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(state.toString()));
        });
        signIn(page);

        assertThat(page.locator("#troubles")).containsText(evil);
        assertThat(page.locator("#databases")).containsText(evil);
        assertThat(page.locator("#databases")).containsText("неизвестно");
        assertThat(page.locator("#troubles img, #databases img, [onmouseover]")).hasCount(0);
        assertThat(page.title()).doesNotContain("owned");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void it_fits_a_telephone_and_speaks_english() {
        var page = browser.strangerWithPhone();
        signIn(page);
        page.getByText("English").click();
        assertThat(page.locator("#mode-says")).hasText("One database: there is nothing to fail over to.");

        shoot(page, "dashboard-390");

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        page.getByText("Leave").click();
        page.navigate("/dashboard/databases");
        assertThat(page).hasURL(Pattern.compile("/dashboard/sign-in$"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_wrong_token_opens_nothing() {
        var page = browser.stranger();
        page.navigate("/dashboard/sign-in");
        page.locator("#token").fill("something else");
        page.locator("#token").press("Enter");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .isVisible();
        shoot(page, "dashboard-sign-in");

        page.navigate("/dashboard/databases");

        assertThat(page).hasURL(Pattern.compile("/dashboard/sign-in$"));
        browser.complaints();
    }

    @Test
    void the_cookie_is_strict_and_a_forged_press_with_it_is_refused() throws Exception {
        var page = browser.stranger();
        signIn(page);
        var cookie = page.context().cookies().stream()
                .filter(one -> one.name.equals("neurocards_admin"))
                .findFirst()
                .orElseThrow();

        var forged = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(studio.address() + "/dashboard/sync"))
                                .header("Cookie", cookie.name + "=" + cookie.value)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding());
        var altered = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(studio.address() + "/dashboard/state"))
                                .header("Cookie", cookie.name + "=9" + cookie.value)
                                .build(),
                        BodyHandlers.discarding());

        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(com.microsoft.playwright.options.SameSiteAttribute.STRICT);
        assertThat(cookie.path).isEqualTo("/dashboard");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(altered.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void a_role_sees_the_page_and_may_press_what_it_is_for_and_nothing_else(AdminRole role) throws Exception {
        var browser = new PlainBrowser(studio.address());
        assertThat(browser.administers(issue(role).text("token")).statusCode()).isEqualTo(302);
        var may = role == AdminRole.OPERATIONS || role == AdminRole.OWNER;

        var page = browser.get("/dashboard/databases");
        var state = browser.get("/dashboard/state");
        var sync = browser.post("/dashboard/sync");
        var decider = browser.post("/dashboard/decider", "database", "backup");
        var letter = browser.post(
                "/dashboard/dead-letter", "operation", UUID.randomUUID().toString(), "wish", "drop");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("admin:", role.word());
        assertThat(page.body().contains("id=\"sync\"")).isEqualTo(may);
        assertThat(page.body().contains("data-decider")).isEqualTo(may);
        assertThat(page.body()).contains("data-may=\"" + may + "\"");
        assertThat(state.statusCode()).isEqualTo(200);
        assertThat(sync.statusCode()).isEqualTo(may ? 200 : 403);
        assertThat(decider.statusCode()).isEqualTo(may ? 409 : 403);
        assertThat(letter.statusCode()).isEqualTo(may ? 404 : 403);
        if (!may) {
            for (var refused : List.of(sync, decider, letter)) {
                assertThat(PlainBrowser.json(refused).path("code").asString()).isEqualTo("role_missing");
                assertThat(PlainBrowser.json(refused).path("role").asString()).isEqualTo("operations");
            }
        }
        assertThat(browser.post("/dashboard/sign-out").headers().firstValue("Location"))
                .contains("/dashboard/sign-in");
    }

    @Test
    void an_open_page_closes_when_its_token_is_revoked_or_over() throws Exception {
        var revoked = issue(AdminRole.VIEWER);
        var page = browser.stranger();
        signIn(page, revoked.text("token"));
        assertThat(page.locator("#mode-name")).hasText("POSTGRESQL_ONLY");
        assertThat(page.locator("#who")).containsText("наблюдатель");
        assertThat(page.locator("#sync")).hasCount(0);
        shoot(page, "dashboard-viewer-1440");
        page.setViewportSize(390, 844);
        shoot(page, "dashboard-viewer-390");
        var other = new PlainBrowser(studio.address());
        other.administers(soonOver());
        assertThat(other.get("/dashboard/state").statusCode()).isEqualTo(200);

        owner().delete("/v1/admin/tokens/" + revoked.text("id"));

        assertThat(page).hasURL(Pattern.compile("/dashboard/sign-in$"));
        assertThat(ApiClient.until(() -> other.get("/dashboard/state").statusCode(), status -> status != 200))
                .isEqualTo(401);
        assertThat(other.post("/dashboard/sync").statusCode()).isEqualTo(401);
        assertThat(other.get("/dashboard/databases").headers().firstValue("Location"))
                .contains("/dashboard/sign-in");
        assertThat(other.administers(revoked.text("token")).statusCode()).isEqualTo(401);
        browser.complaints();
    }

    @Test
    void the_cookie_of_a_token_is_not_good_for_another_one_and_not_for_longer() throws Exception {
        var token = issue(AdminRole.VIEWER);
        var other = issue(AdminRole.OWNER);
        var good = new PlainBrowser(studio.address());
        good.administers(token.text("token"));
        var ticket = good.cookies().replaceFirst("(?s).*neurocards_admin=([^;]+).*", "$1");
        assertThat(ticket).contains(token.text("id")).doesNotContain(token.text("token"));

        for (var forged : List.of(
                ticket.replace(token.text("id"), other.text("id")),
                ticket.replace("." + token.text("id"), ""),
                "9" + ticket,
                ticket.substring(0, ticket.length() - 1) + (ticket.endsWith("0") ? "1" : "0"))) {
            var forger = new PlainBrowser(studio.address());
            forger.keeps("neurocards_admin", forged);
            assertThat(forger.get("/dashboard/state").statusCode()).as(forged).isEqualTo(401);
        }
        for (var path : List.of("/v1/admin/status", "/queue_stats", "/v1/admin/tokens")) {
            var elsewhere = new PlainBrowser(studio.address());
            elsewhere.keeps("neurocards_admin", ticket);
            assertThat(elsewhere.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void while_the_one_database_is_away_a_token_is_not_known_and_the_one_of_the_settings_is() throws Exception {
        var token = issue(AdminRole.VIEWER).text("token");
        var viewer = new PlainBrowser(studio.address());
        viewer.administers(token);
        var owner = new PlainBrowser(studio.address());

        studio.database().goesAway();
        try {
            assertThat(viewer.get("/dashboard/state").statusCode()).isEqualTo(503);
            var door = new PlainBrowser(studio.address()).administers(token);
            assertThat(door.statusCode()).isEqualTo(503);
            assertThat(door.body()).contains("No database answers");
            assertThat(owner.administers(TOKEN).statusCode()).isEqualTo(302);
            assertThat(owner.get("/dashboard/state").statusCode()).isEqualTo(200);
        } finally {
            studio.database().comesBack();
        }
        assertThat(ApiClient.until(() -> viewer.get("/dashboard/state").statusCode(), status -> status != 503))
                .isEqualTo(200);
    }

    private static String soonOver() {
        var token = BearerToken.ADMIN.fresh();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        studio.database()
                .jdbc()
                .sql("""
                        insert into admin_tokens (id, name, token_hash, role, created_at, created_by, expires_at)
                        values (:id, :id::text, :hash, 'operations', :now, 'admin-token', :over)
                        """)
                .param("id", UUID.randomUUID())
                .param("hash", BearerToken.hash(token))
                .param("now", now)
                .param("over", now.plusSeconds(5))
                .update();
        return token;
    }

    private static ApiClient owner() {
        return new ApiClient(studio.address()).with(TOKEN);
    }

    private static ApiClient.Answer issue(AdminRole role) throws Exception {
        return owner().post(
                        "/v1/admin/tokens",
                        "{\"name\":\"%s %s\",\"role\":\"%1$s\",\"expires_in_days\":1}"
                                .formatted(role.word(), UUID.randomUUID()));
    }

    private static void signIn(Page page) {
        signIn(page, TOKEN);
    }

    private static void signIn(Page page, String token) {
        page.navigate("/dashboard/databases");
        page.locator("#token").fill(token);
        page.locator("#token").press("Enter");
        assertThat(page).hasURL(Pattern.compile("/dashboard/databases$"));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
