package io.neurocards.sandbox.faults.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.neurocards.Thorough;
import io.neurocards.database.embedded.EmbeddedPostgres.Condition;
import io.neurocards.database.log.Side;
import io.neurocards.sandbox.faults.DatabaseFault;
import io.neurocards.sandbox.faults.DemoDatabases;
import io.neurocards.web.RunningStudio;
import io.neurocards.web.TestBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases of a whole demo are broken by hand, in a real browser. */
@Thorough
class FaultPagesTest {

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder,
                "--spring.profiles.active=two-databases",
                "--neurocards.database.url=embedded",
                "--neurocards.database.embedded=" + folder.resolve("postgres"),
                "--neurocards.database.journal.folder=" + folder.resolve("journal"),
                "--neurocards.sandbox.faults.backup=" + folder.resolve("backup"));
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @AfterEach
    void all_is_healed_and_no_page_complains() throws Exception {
        for (var database : studio.bean(DemoDatabases.class).both()) {
            database.order(DatabaseFault.HEAL);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void each_fault_is_ordered_by_a_button_and_seen_on_the_page_without_leaving_it() {
        var page = browser.stranger();
        page.navigate("/");
        page.locator(".ribbon").getByText("Базы данных").click();
        page.evaluate("window.notReloaded = true");
        var backup = card(page, "backup");

        for (var fault : List.of("freeze", "cut", "slow", "lose_replies", "kill")) {
            press(backup, fault);
            assertThat(backup.locator(".fl-tags .tag--bad")).hasText(shownAs(fault));
            press(backup, "heal");
            assertThat(backup.locator(".fl-tags .tag--bad")).hasCount(0);
        }

        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        assertThat(card(page, "primary").locator(".fl-tags .tag--bad")).hasCount(0);
    }

    @Test
    void an_order_survives_the_kill_of_the_primary_and_its_return() {
        var page = browser.stranger();
        page.navigate("/sandbox/faults");
        var primary = card(page, "primary");

        page.getByText("Заказать ролик").click();
        press(primary, "kill");
        assertThat(primary.locator(".fl-tags .tag--bad")).hasText("сервер убит");
        assertThat(studio.bean(DemoDatabases.class).at(Side.PRIMARY).condition())
                .isEqualTo(Condition.DOWN);
        press(primary, "heal");

        page.waitForFunction(
                "() => ['queued', 'prompting', 'submitting', 'generating', 'fetching', 'checking', 'completed']"
                        + ".includes(document.querySelector('[data-step]')?.dataset.step)");
    }

    @Test
    void the_page_answers_while_both_databases_are_frozen_also_who_is_signed_in() {
        var page = browser.stranger();
        page.navigate("/sandbox/faults");
        page.context()
                .addCookies(List.of(new Cookie("neurocards_session", "whoever this may be").setUrl(studio.address())));

        press(card(page, "primary"), "freeze");
        assertThat(card(page, "primary").locator(".fl-tags .tag--bad")).hasText("сервер заморожен");
        press(card(page, "backup"), "freeze");
        assertThat(card(page, "backup").locator(".fl-tags .tag--bad")).hasText("сервер заморожен");
        press(card(page, "primary"), "heal");
        press(card(page, "backup"), "heal");

        assertThat(page.locator(".fl-tags .tag--bad")).hasCount(0);
    }

    @Test
    void without_scripts_the_buttons_work_too() {
        var page = browser.strangerWithoutScripts();
        page.navigate("/sandbox/faults");

        press(card(page, "backup"), "cut");
        assertThat(card(page, "backup").locator(".fl-tags .tag--bad")).hasText("связь разорвана");
        press(card(page, "backup"), "heal");

        assertThat(card(page, "backup").locator(".fl-tags .tag--bad")).hasCount(0);
    }

    @Test
    void another_site_can_order_nothing() throws Exception {
        var forged = HttpRequest.newBuilder(URI.create(studio.address() + "/sandbox/faults"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("side=primary&fault=kill"))
                .build();

        int status;
        try (var http = HttpClient.newHttpClient()) {
            status = http.send(forged, BodyHandlers.discarding()).statusCode();
        }

        assertThat(status).isEqualTo(403);
        assertThat(studio.bean(DemoDatabases.class).at(Side.PRIMARY).condition())
                .isEqualTo(Condition.RUNNING);
    }

    @Test
    void the_page_fits_a_phone_in_both_languages_and_is_linked_from_the_sandbox() {
        var page = browser.strangerWithPhone();
        for (var language : List.of("ru", "en")) {
            page.navigate("/language?to=" + language);
            for (var from : List.of("/sandbox/mail", "/sandbox/providers", "/sandbox/telegram")) {
                // In a tab of its own: some of them load themselves anew, which would break off the way to the next
                // one.
                var tab = page.context().newPage();
                tab.navigate(from);
                assertThat(tab.locator("a[href='/sandbox/faults']")).hasCount(1);
                tab.close();
            }
            page.navigate("/sandbox/faults");
            var tooWide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(tooWide).as("pixels beside the screen").isEqualTo(0);
        }
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Sandbox databases");
    }

    private static Locator card(Page page, String side) {
        return page.locator("[aria-labelledby=" + side + "]");
    }

    private static void press(Locator card, String fault) {
        card.locator("form:has(input[value=" + fault + "]) button").click();
    }

    private static String shownAs(String fault) {
        return switch (fault) {
            case "kill" -> "сервер убит";
            case "freeze" -> "сервер заморожен";
            case "cut" -> "связь разорвана";
            case "slow" -> "связь медленная";
            case "lose_replies" -> "ответы теряются";
            default -> throw new IllegalArgumentException(fault);
        };
    }
}
