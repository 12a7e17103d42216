package io.neurocards.sandbox.providers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.neurocards.Thorough;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.web.TestBrowser;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the providers in a real browser. */
@Thorough
class ProviderPageTest {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final String ORDER = """
            {"model": "wan/2-7-image-to-video", "input": {"prompt": "A mug", "duration": 5}}
            """;

    @TempDir
    private static Path folder;

    private static SandboxProviders sandbox;
    private static TestBrowser browser;
    private static VendorCalls kie;

    @BeforeAll
    static void start() {
        sandbox = SandboxProviders.start(folder);
        browser = new TestBrowser("http://127.0.0.1:" + sandbox.port());
        kie = new VendorCalls(sandbox.kie(), SandboxProviders.KIE_KEY);
    }

    @AfterAll
    static void stop() {
        browser.close();
        sandbox.close();
    }

    @Test
    void a_press_orders_trouble_and_what_happens_is_seen_as_it_happens() throws Exception {
        sandbox.making(Duration.ofHours(1));
        var page = browser.stranger();
        page.navigate("/sandbox/providers");
        page.getByText("Пока делается").click();
        page.locator("button[data-body*='fail_user']").click();
        assertThat(page.locator("#live .pv-chip")).hasText("Сбой: нарушены правила");

        sandbox.order(Fault.of(Kind.STUCK).containing("not this one"));
        kie.post("/api/v1/jobs/createTask", ORDER);
        kie.post("/api/v1/jobs/createTask", ORDER);
        assertThat(page.locator(".pv-state")).hasCount(2);
        page.locator("button[data-path='/tasks/finish']").last().click();
        page.locator("button[data-path='/tasks/finish']").first().click();

        assertThat(page.locator(".pv-state--success")).hasCount(2);
        assertThat(page.locator(".pv-do a").first())
                .hasAttribute("href", java.util.regex.Pattern.compile("/sandbox/clips/.*mp4"));
        page.locator("button[data-method='DELETE']").click();
        assertThat(page.locator("#live .pv-chip")).hasCount(0);
        assertThat(sandbox.faults().ordered()).isEmpty();
        shoot(page, "sandbox-providers");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void it_fits_a_phone_and_the_dark() {
        var page = browser.strangerWithPhone();
        page.navigate("/sandbox/providers");
        shoot(page, "sandbox-providers-phone");

        var wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        var small =
                page.evaluate("[...document.querySelectorAll('button, summary, nav a')].filter(b => b.checkVisibility()"
                        + " && b.getBoundingClientRect().height < 43.5).length");

        assertThat(wider).isEqualTo(false);
        assertThat(small).isEqualTo(0);
    }

    private static void shoot(Page page, String name) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SHOTS.resolve(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
        }
    }
}
