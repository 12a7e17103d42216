package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.operations.Operator;
import io.neurocards.orders.NewOrder;
import io.neurocards.orders.OrderSource;
import io.neurocards.orders.PayOrder;
import io.neurocards.orders.PlaceOrder;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's purchases and points on the site. */
@Thorough
@Order(Integer.MAX_VALUE)
class PurchasePagesTest {

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static BrowserCustomers customers;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder);
        browser = new TestBrowser(studio.address());
        customers = new BrowserCustomers(studio);
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void points_of_a_paid_order_become_credits_once_however_often_the_form_is_sent() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        pay(order(page, 20));
        page.navigate("/cabinet/purchases");
        assertThat(page.locator("[data-points]")).hasText("138");
        var action = page.locator("input[name=action]").first().getAttribute("value");

        page.getByText("Обменять", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".note--good:visible")).containsText("кредиты уже на балансе");
        var again = send(page, "/cabinet/purchases/credits", "action=" + action + "&credits=1");

        assertThat(again).isLessThan(400);
        page.navigate("/cabinet/purchases");
        assertThat(page.locator("[data-points]")).hasText("38");
        assertThat(page.locator("[data-points-line]")).hasCount(2);
        assertThat(page.locator(".head__balance, [data-balance]").first()).containsText("203");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "purchases-phone");
    }

    @Test
    void what_points_took_off_stands_below_the_total_and_among_the_points() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        pay(order(page, 20));

        order(page, 1, 100L);
        page.navigate("/cabinet/purchases");

        assertThat(page.locator("[data-points]")).hasText("38");
        assertThat(page.locator("[data-order]").first()).containsText("590");
        assertThat(page.locator("[data-discount]")).hasCount(1);
        assertThat(page.locator("[data-discount]")).containsText("−100");
        assertThat(page.locator("[data-discount]")).containsText("100 баллов");
        assertThat(page.locator("[data-points-line]").first()).containsText("Часть цены заказа");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "purchases-for-points-phone");
        page.setViewportSize(1440, 1000);
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "purchases-for-points-wide");
        page.getByText("Отменить", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".note--good:visible")).containsText("Баллы за часть цены вернулись");
        assertThat(page.locator("[data-points]")).hasText("138");
        InstalledApp.shoot(page, "purchases-points-back-wide");
    }

    @Test
    void an_unpaid_order_is_cancelled_by_its_customer_and_by_nobody_else() {
        var anna = browser.stranger();
        customers.signedUp(anna);
        var order = order(anna, 1);
        var boris = browser.stranger();
        customers.signedUp(boris);

        boris.navigate("/cabinet/purchases");
        var refused = send(boris, "/cabinet/purchases/" + order + "/cancel", "");
        anna.navigate("/cabinet/purchases");
        assertThat(anna.locator("[data-order]")).hasAttribute("data-status", "created");
        assertThat(anna.locator("[data-pay-until]")).containsText("оплатить до");
        InstalledApp.assertFits(anna);
        InstalledApp.shoot(anna, "purchases-wide");
        anna.getByText("Отменить", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(refused).isEqualTo(404);
        assertThat(anna.locator(".note--good:visible")).containsText("ничего не списано");
        assertThat(anna.locator(".note--good:visible")).not().containsText("Баллы");
        assertThat(anna.locator("[data-pay-until]")).hasCount(0);
        assertThat(anna.locator("[data-order]")).hasAttribute("data-status", "cancelled");
    }

    @Test
    void more_points_than_there_are_and_a_card_that_is_none_are_refused_in_a_sentence() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        page.navigate("/cabinet/purchases");
        var action = UUID.randomUUID();

        assertThat(send(page, "/cabinet/purchases/credits", "action=" + action + "&credits=1"))
                .isEqualTo(402);
        assertThat(send(page, "/cabinet/purchases/credits", "action=" + action + "&credits=-1"))
                .isEqualTo(400);
        assertThat(send(page, "/cabinet/purchases/credits", "action=" + action + "&credits=1.5"))
                .isEqualTo(404);
        page.locator("#number").fill("12");
        page.getByText("Активировать").click();
        assertThat(page.locator(".note--bad, [role=alert]").first()).isVisible();
        InstalledApp.shoot(page, "purchases-refused");
    }

    private static UUID order(Page page, int packages) {
        return order(page, packages, null);
    }

    private static UUID order(Page page, int packages, @Nullable Long points) {
        var person =
                new PersonId(UUID.fromString(page.locator("meta[name=customer]").getAttribute("content")));
        var wanted = new NewOrder(List.of(new NewOrder.Item("credits-10", packages)), null, "RUB", null, null, points);
        return studio.bean(PlaceOrder.class)
                .place(new OperationId(UUID.randomUUID()), person, Platform.WEBSITE, OrderSource.SITE, wanted)
                .id();
    }

    private static void pay(UUID order) {
        studio.bean(PayOrder.class).pay(order, "bank:" + order, new Operator("test").because(""));
    }

    /** Sends a form as the page would, and returns the status. */
    private static int send(Page page, String path, String form) {
        return (Integer) page.evaluate("""
                        async ([path, form]) => {
                            const csrf = name => document.querySelector(`meta[name="${name}"]`).content;
                            const headers = {[csrf('csrf-header')]: csrf('csrf'),
                                'Content-Type': 'application/x-www-form-urlencoded'};
                            return (await fetch(path, {method: 'POST', body: form, headers})).status;
                        }""", List.of(path, form));
    }
}
