package io.neurocards.sandbox.payments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.web.RunningStudio;
import io.neurocards.web.TestBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateways behind everything that stands before the studio's own routes: filters, form tokens, content policies. */
@Thorough
class PaymentsInStudioTest {

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        var prefix = "--neurocards.sandbox.payments.";
        shop = new Shop();
        studio = RunningStudio.start(
                folder,
                prefix + "notify-after=0ms",
                prefix + "notify-url-yookassa=" + shop.address(),
                prefix + "notify-url-stripe=" + shop.address(),
                prefix + "yookassa.shop-id=" + SandboxPayments.SHOP_ID,
                prefix + "yookassa.api-key=" + SandboxPayments.SHOP_KEY,
                prefix + "stripe.api-key=" + SandboxPayments.STRIPE_KEY,
                prefix + "stripe.webhook-secret=" + SandboxPayments.WEBHOOK_SECRET);
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
        shop.close();
    }

    @Test
    void a_payment_of_stripe_is_opened_paid_on_its_page_and_given_back_on_the_list() throws Exception {
        var stripe = GatewayCalls.stripe(studio.address());
        var opened = stripe.form(
                "checkout/sessions",
                UUID.randomUUID().toString(),
                StripeRulesTest.session("success_url", shop.back() + "?id={CHECKOUT_SESSION_ID}"));
        var id = opened.text("/id");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(stripe.get("checkout/sessions?created[gte]=0&expand[]=data.payment_intent")
                        .status())
                .isEqualTo(200);

        var page = browser.strangerWithoutScripts();
        page.navigate(opened.text("/url"));
        page.locator("button[value='pay']").click();
        page.waitForURL(shop.back() + "?id=" + id);
        shop.await(id, 1);

        var desk = browser.stranger();
        desk.navigate("/sandbox/payments");
        desk.locator("button[value='refund']").click();
        assertThat(desk.getByText("возвращено")).isVisible();
        assertThat(studio.bean(Tills.class).of("stripe").find(id).orElseThrow().refunded())
                .isEqualTo(1000);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_payment_of_yookassa_is_opened_and_a_script_pays() throws Exception {
        var opened = GatewayCalls.yookassa(studio.address())
                .post("payments", UUID.randomUUID().toString(), YookassaRulesTest.payment());
        assertThat(opened.status()).isEqualTo(200);
        var scripts = GatewayCalls.at(studio.address() + "/sandbox/payments/");

        var paid = scripts.post(
                "api/choose", "", Json.object().put("gateway", "yookassa").put("id", opened.text("/id")));

        assertThat(paid.status()).isEqualTo(200);
        assertThat(studio.bean(Tills.class)
                        .of("yookassa")
                        .find(opened.text("/id"))
                        .orElseThrow()
                        .phase())
                .isEqualTo(Phase.PAID);
        shop.await(opened.text("/id"), 1);
        assertThat(scripts.post("storm", "", Json.object().put("seed", 3).put("share", 0))
                        .status())
                .isEqualTo(200);
    }
}
