package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What a customer does with the site as an app, over a connection that comes and goes. */
record InstalledApp(MobileNetwork network) {

    private static final Path PHOTO = Path.of("src/test/resources/photos/ceramic-mug.jpg");
    private static final Path SHOTS = Path.of("target", "screenshots");

    void goOffline(Page page) {
        network.goAway();
        page.context().setOffline(true);
    }

    void goOnline(Page page) {
        network.comeBack();
        page.context().setOffline(false);
    }

    static void workerIsThere(Page page) {
        awaitTrue(page, "async () => Boolean((await navigator.serviceWorker.ready).active)");
        page.waitForFunction("() => Boolean(navigator.serviceWorker.controller)");
    }

    /** Asks until the answer is yes; what waits for a function takes the promise of one for a yes. */
    static void awaitTrue(Page page, String question) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(question)));
    }

    static void fill(Page page, String description) {
        page.setInputFiles("#photo", PHOTO);
        page.fill("#description", description);
        page.locator("#seconds").focus();
        page.keyboard().press("Home");
    }

    static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
