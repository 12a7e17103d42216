package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrators' page in a real browser, also while its one database is away. */
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
    void it_fits_a_telephone_and_speaks_english() {
        var page = browser.strangerWithPhone();
        signIn(page);
        page.getByText("English").click();
        assertThat(page.locator("#mode-says")).hasText("One database: there is nothing to fail over to.");

        shoot(page, "dashboard-390");

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        page.getByText("Leave").click();
        page.navigate("/dashboard");
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

        page.navigate("/dashboard");

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

    private static void signIn(Page page) {
        page.navigate("/dashboard");
        page.locator("#token").fill(TOKEN);
        page.locator("#token").press("Enter");
        assertThat(page).hasURL(Pattern.compile("/dashboard$"));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
