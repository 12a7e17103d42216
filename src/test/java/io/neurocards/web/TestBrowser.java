package io.neurocards.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium, without a window. Whatever its pages complain about on the console is remembered. */
public final class TestBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    /** Ends the waiting of a test that has failed; a machine with much else to do must not end it. */
    private static final int PATIENCE_MILLIS = 90_000;

    private final String address;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    public TestBrowser(String address) {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException("These tests need Chromium: apt-get install chromium");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
    }

    /** Opens a page of somebody who has never been here and reads Russian. */
    public Page stranger() {
        return page(options());
    }

    public Page strangerWithoutScripts() {
        return page(options().setJavaScriptEnabled(false));
    }

    public Page strangerWithPhone() {
        return page(options()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setDeviceScaleFactor(2));
    }

    private Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("ru-RU")
                .setViewportSize(1440, 900);
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** Returns what pages complained about since the last time somebody asked. */
    public List<String> complaints() {
        var heard = List.copyOf(complaints);
        complaints.clear();
        return heard;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
