package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programmers read in a browser: the contract with every call, and the guide for partners, on a phone, too. */
@Thorough
class DocsPageTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder);
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void the_contract_shows_every_call_and_what_partners_are_sent() throws Exception {
        var contract = ToldContract.of(studio).contract();
        var calls = contract.path("paths")
                .valueStream()
                .mapToInt(path -> path.size())
                .sum();
        var page = browser.stranger();
        page.navigate("/docs");

        assertThat(page.locator(".info .title")).containsText("NeuroCards");
        assertThat(page.locator(".opblock"))
                .hasCount(calls + contract.path("webhooks").size());
        var call = page.locator("[id$=-orderVideosOrder]");
        call.locator(".opblock-summary-control").click();
        assertThat(call.locator(".opblock-body")).containsText("Idempotency-Key");
        assertThat(browser.complaints()).isEmpty();
        page.locator(".info").scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "docs-1440.png")));
        browser.complaints(); // a picture hides the caret by a style, which our policy refuses
    }

    @Test
    void the_contract_leads_to_the_guide_for_partners() {
        for (var page : new Page[] {browser.stranger(), browser.strangerWithPhone()}) {
            page.navigate("/docs");
            var link = page.locator(".info a[href$='/docs/partners']").first();
            page.navigate((String) link.evaluate("link => link.href"));

            assertThat(page.locator("article h1")).hasText("For partners");
            assertThat(page.locator("#webhooks")).hasText("Webhooks");
            assertThat(page.locator("article table")).hasCount(2);
            assertThat(page.locator("article pre").first()).containsText("/v1/admin/partners");
            assertThat(page.locator("article a[href$='.md']")).hasCount(0);
            InstalledApp.assertFits(page);
            assertThat(browser.complaints()).isEmpty();
            InstalledApp.shoot(page, "guide-" + page.viewportSize().width);
            browser.complaints();
        }
    }
}
