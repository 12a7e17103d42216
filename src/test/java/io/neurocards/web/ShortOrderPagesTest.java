package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers short of credits buy some in a real browser, and their film starts by itself. */
@Thorough
class ShortOrderPagesTest {

    private static final Pattern PAYMENT = Pattern.compile(".*/buy/[0-9a-f-]{36}");

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static BrowserCustomers customers;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(folder, "--server.port=" + FreePort.take(), "--server.address=127.0.0.1");
        browser = new TestBrowser(studio.address());
        customers = new BrowserCustomers(studio);
    }

    @AfterAll
    static void stop() {
        TestBooks.assertAgree(studio.database().jdbc());
        browser.close();
        studio.close();
    }

    @Test
    void the_film_starts_by_itself_once_the_credits_are_paid_for_on_a_phone() {
        journey(browser.strangerWithPhone(), "phone");
    }

    @Test
    void and_on_a_wide_screen() {
        var page = browser.stranger();
        page.setViewportSize(1440, 900);
        journey(page, "wide");
    }

    private static void journey(Page page, String name) {
        customers.signedUp(page);
        orderFive(page, "Белая кружка " + name);
        assertThat(page.locator("[data-short-order]")).hasAttribute("data-state", "waiting");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "short-" + name);
        page.navigate("/cabinet");
        assertThat(page.locator("[data-short-order]")).containsText("Белая кружка");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "short-cabinet-" + name);

        page.locator("[data-buy-for]").click();
        page.waitForURL("**/buy?for=film");
        assertThat(page.locator("[data-short-note]")).containsText("Ролик начнётся сам");
        assertThat(page.locator("[data-plan='credits-5'] input")).isChecked();
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "short-buy-" + name);
        page.locator("[data-way='yookassa']").click();
        page.locator("form[action='/buy'] button[type=submit]").click();
        page.waitForURL(PAYMENT);
        page.locator("[data-pay]").click();
        page.locator("button[value='pay']").click();
        page.waitForURL(PAYMENT);

        assertThat(page.locator("[data-short-after]")).hasAttribute("data-state", "ordered");
        assertThat(page.locator("[data-payment]"))
                .hasAttribute("data-status", "completed"); // it does not reload any more
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "short-started-" + name);
        page.locator("[data-started]").click();
        page.waitForURL("**/orders/*");
        assertThat(page.locator("article")).hasCount(5);
        page.navigate("/studio/short");
        assertThat(page.locator("[data-short-order]")).hasAttribute("data-state", "ordered");
        assertThat(count("select count(*) from video_orders where description = 'Белая кружка " + name + "'"))
                .isEqualTo(1);
        page.waitForCondition(
                () -> count("select count(*) from notifications where occasion = 'short_order_placed'") > 0
                        || count("select count(*) from push_subscriptions") == 0);
    }

    @Test
    void what_was_given_up_does_not_start() {
        var page = browser.stranger();
        customers.signedUp(page);
        orderFive(page, "Отменённый чайник");
        page.locator("[data-cancel-short]").click();
        page.waitForURL("**/studio");

        page.navigate("/studio/short");
        assertThat(page.url()).endsWith("/studio");
        assertThat(page.navigate("/buy?for=film").status()).isEqualTo(200);
        assertThat(page.locator("[data-plan]")).hasCount(4);
        assertThat(page.locator("[data-short-note]")).hasCount(0);
        assertThat(count("select count(*) from video_orders where description = 'Отменённый чайник'"))
                .isZero();
    }

    @Test
    void somebody_else_sees_nothing_of_it_and_says_yes_to_nothing() {
        var anna = browser.stranger();
        customers.signedUp(anna);
        orderFive(anna, "Чужая ваза");
        var boris = browser.stranger();
        customers.signedUp(boris);

        boris.navigate("/studio/short");
        assertThat(boris.url()).endsWith("/studio");
        boris.navigate("/cabinet");
        assertThat(boris.locator("[data-short-order]")).hasCount(0);
    }

    private static void orderFive(Page page, String description) {
        page.navigate("/studio");
        InstalledApp.fill(page, description);
        page.locator("label.choice--centre:has(input[name=count][value='5'])").click();
        page.locator("[data-submit]").click();
        page.waitForURL("**/studio/short");
    }

    private static long count(String sql) {
        return studio.database().jdbc().sql(sql).query(Long.class).single();
    }
}
