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

/** Customers buy credits in a real browser, at the simulated gateways, as in the demo. */
@Thorough
class BuyPagesTest {

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
    void credits_are_bought_by_card_and_come_while_one_looks() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        page.navigate("/cabinet");
        page.locator("a[href='/buy']").first().click();
        assertThat(page.locator("[data-test-money]")).isVisible();
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "buy-phone");

        begin(page, "credits-10", "yookassa");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "buy-waiting-phone");
        payThere(page, "usual");

        assertThat(page.locator("[data-payment]")).hasAttribute("data-status", "completed");
        InstalledApp.shoot(page, "buy-paid-phone");
        page.navigate("/cabinet/purchases");
        assertThat(page.locator("[data-order]")).hasAttribute("data-status", "fulfilled");
        assertThat(page.locator("[data-balance]").first()).containsText("12");
    }

    @Test
    void who_closes_the_tab_halfway_has_the_credits_all_the_same() {
        var page = browser.stranger();
        customers.signedUp(page);
        page.navigate("/buy");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "buy-wide");
        begin(page, "credits-5", "stripe");
        var back = page.url();

        page.locator("[data-pay]").click();
        page.locator("select[name='telling']").selectOption("early");
        page.route(PAYMENT, route -> route.abort());
        page.locator("button[value='pay']").click();
        page.waitForCondition(() -> is("completed", back));
        page.unroute(PAYMENT);

        page.navigate("/cabinet/purchases");
        assertThat(page.locator("[data-balance]").first()).containsText("7");
        giveBackThere(page, back);
        page.navigate(back);
        assertThat(page.locator("[data-payment]")).hasAttribute("data-status", "refunded");
        assertThat(page.locator("[data-balance]").first()).containsText("2");
    }

    @Test
    void a_declined_payment_says_that_nothing_was_taken_and_leads_to_another_try() {
        var page = browser.stranger();
        customers.signedUp(page);
        page.navigate("/buy");
        begin(page, "credits-5", "yookassa");

        page.locator("[data-pay]").click();
        page.locator("button[value='decline']").click();
        page.waitForURL(PAYMENT);

        assertThat(page.locator("[data-payment]")).hasAttribute("data-status", "failed");
        assertThat(page.locator("[data-payment]")).containsText("Деньги не списаны");
        InstalledApp.shoot(page, "buy-declined-wide");
        assertThat(studio.database()
                        .jdbc()
                        .sql(
                                "select count(*) from notifications where occasion = 'payment_failed' and subject_id::text = :id")
                        .param("id", id(page.url()))
                        .query(Long.class)
                        .single())
                .isPositive();
        page.getByText("Попробовать ещё раз").click();
        assertThat(page.locator("input[name=plan]").first()).isAttached();
    }

    @Test
    void a_payment_that_does_not_fit_is_put_aside_and_said_so() {
        var page = browser.stranger();
        customers.signedUp(page);
        page.navigate("/buy");
        begin(page, "credits-5", "yookassa");

        page.locator("[data-pay]").click();
        page.locator("select[name='twist']").selectOption("amount");
        page.locator("button[value='pay']").click();
        page.waitForURL(PAYMENT);

        page.waitForCondition(() -> studio.database()
                        .jdbc()
                        .sql("select count(*) from payments where status = 'aside'")
                        .query(Long.class)
                        .single()
                == 1);
        page.navigate("/cabinet");
        assertThat(page.locator("[data-balance]").first()).containsText("2");
    }

    @Test
    void somebody_elses_payment_and_one_that_is_none_are_not_found() {
        var anna = browser.stranger();
        customers.signedUp(anna);
        anna.navigate("/buy");
        begin(anna, "credits-5", "yookassa");
        var boris = browser.stranger();
        customers.signedUp(boris);

        assertThat(boris.navigate(anna.url()).status()).isEqualTo(404);
        assertThat(boris.navigate(anna.url() + "/state").status()).isEqualTo(404);
        assertThat(boris.navigate("/buy/01a1fd74-a2e8-7110-90f2-bb9e831392a6").status())
                .isEqualTo(404);
    }

    private static void begin(Page page, String plan, String gateway) {
        page.locator("[data-plan='" + plan + "']").click();
        page.locator("[data-way='" + gateway + "']").click();
        page.locator("form[action='/buy'] button[type=submit]").click();
        page.waitForURL(PAYMENT);
        assertThat(page.locator("[data-payment]")).hasAttribute("data-status", "pending");
    }

    private static void payThere(Page page, String telling) {
        page.locator("[data-pay]").click();
        page.locator("select[name='telling']").selectOption(telling);
        page.locator("button[value='pay']").click();
        page.waitForURL(PAYMENT);
    }

    /** As the shop's owner does at Stripe, whose words then name the money by another name than ours. */
    private static void giveBackThere(Page page, String payment) {
        var session = studio.database()
                .jdbc()
                .sql("select charge_id from payments where id::text = :id")
                .param("id", id(payment))
                .query(String.class)
                .single();
        page.navigate("/sandbox/payments");
        page.locator("[id='p-" + session + "'] button[value='refund']").click();
        page.waitForCondition(() -> is("refunded", payment));
    }

    private static boolean is(String status, String page) {
        return studio.database()
                .jdbc()
                .sql("select status = :status from payments where id::text = :id")
                .param("status", status)
                .param("id", id(page))
                .query(Boolean.class)
                .single();
    }

    private static String id(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }
}
