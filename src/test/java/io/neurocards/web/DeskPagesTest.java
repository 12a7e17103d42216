package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk in a real browser. */
class DeskPagesTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static Page desk;
    private static DeskDoor door;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + TOKEN);
        browser = new TestBrowser(studio.address());
        desk = browser.stranger();
        door = new DeskDoor(desk);
        door.firstOwner(TOKEN, "Anna");
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void an_owner_comes_in_with_a_password_and_a_telephone_and_no_code_twice() {
        var page = browser.stranger();
        page.navigate("/desk/audit");
        assertThat(page).hasURL(studio.address() + "/desk/sign-in");

        door.signIn("anna");
        assertThat(desk).hasURL(studio.address() + "/dashboard");
        desk.navigate("/desk/audit");
        assertThat(desk.locator("tbody")).containsText("desk:Anna");
        assertThat(desk.locator("tbody")).containsText("127.0.0.1");
        shoot(desk, "desk-audit");

        var used = door.code(Instant.now());
        page.locator("#name").fill("Anna");
        page.locator("#password").fill("a long enough password");
        page.locator("button[type=submit]").click();
        page.locator("#code").fill(used);
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[role=alert]")).isVisible();
        page.navigate("/desk/audit");
        assertThat(page).hasURL(studio.address() + "/desk/sign-in");
        desk.navigate("/desk/administrators");
        shoot(desk, "desk-administrators");
        desk.navigate("/desk/me");
        shoot(desk, "desk-me");
    }

    static void shoot(Page page, String name) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : new int[] {390, 1440}) {
                page.setViewportSize(width, 900);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SHOTS.resolve(name + "-" + width + "-"
                                + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
            }
        }
        page.setViewportSize(1440, 900);
    }
}
