package io.neurocards.telegram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The sandbox's chat window as a person uses it. */
public final class ChatWindow {

    private ChatWindow() {}

    public static Locator log(Page page) {
        return page.locator("#log");
    }

    /** Returns what the bot said last. */
    public static Locator last(Page page) {
        return page.locator("#log > li:last-child.tg-row--bot");
    }

    public static Locator key(Page page, String label) {
        return page.locator("#log .key", new Page.LocatorOptions().setHasText(label))
                .last();
    }

    public static void say(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
        assertThat(page.locator("#text")).hasValue("");
    }
}
