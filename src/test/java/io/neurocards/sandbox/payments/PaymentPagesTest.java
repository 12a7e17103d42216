package io.neurocards.sandbox.payments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.neurocards.Thorough;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.web.TestBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Paying, and what the gateway's own people see, in a real browser. */
@Thorough
class PaymentPagesTest {

    private static final Path SHOTS = Path.of("target", "screenshots");

    private static SandboxPayments sandbox;
    private static TestBrowser browser;
    private static GatewayCalls yookassa;
    private static GatewayCalls stripe;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxPayments.start();
        browser = new TestBrowser("http://127.0.0.1:" + sandbox.port());
        yookassa = GatewayCalls.yookassa(sandbox);
        stripe = GatewayCalls.stripe(sandbox);
        shop = new Shop();
        sandbox.notify("yookassa", shop.address());
        sandbox.notify("stripe", shop.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        shop.close();
        sandbox.close();
    }

    private static String payment() throws IOException, InterruptedException {
        var body = YookassaRulesTest.payment().put("description", "10 роликов для карточек");
        body.withObject("/confirmation").put("return_url", shop.back());
        return yookassa.post("payments", UUID.randomUUID().toString(), body).text("/id");
    }

    private static String session() throws IOException, InterruptedException {
        return stripe.form(
                        "checkout/sessions",
                        UUID.randomUUID().toString(),
                        StripeRulesTest.session(
                                "success_url", shop.back() + "?id={CHECKOUT_SESSION_ID}", "cancel_url", shop.back()))
                .text("/id");
    }

    private static Page open(Page page, String gateway, String id) {
        page.navigate("/sandbox/" + gateway + "/pay/" + id);
        return page;
    }

    private static void press(Page page, String choice) {
        page.locator("button[value='" + choice + "']").click();
    }

    @Test
    void paying_leads_back_to_the_shop_and_is_told_as_chosen() throws Exception {
        var id = payment();
        var page = open(browser.strangerWithoutScripts(), "yookassa", id);
        assertThat(page.locator(".pm-amount")).hasText("100 ₽");
        assertThat(page.getByText("10 роликов для карточек")).isVisible();
        page.locator("select[name='telling']").selectOption("early");
        press(page, "pay");

        page.waitForURL(shop.back());
        assertThat(shop.heard(id)).hasSize(1);
        open(page, "yookassa", id);
        assertThat(page.getByText("Уже оплачено")).isVisible();
        assertThat(page.locator("button")).hasCount(0);
    }

    @Test
    void a_declined_card_is_said_and_another_one_may_pay() throws Exception {
        var id = session();
        var page = open(browser.stranger(), "stripe", id);
        page.locator("select[name='reason']").selectOption("insufficient_funds");
        press(page, "decline");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("insufficient_funds");

        press(page, "pay");

        page.waitForURL(shop.back() + "?id=" + id);
        assertThat(sandbox.payment("stripe", id).phase()).isEqualTo(Phase.PAID);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void one_can_leave_hang_and_come_back() throws Exception {
        var id = payment();
        var page = open(browser.stranger(), "yookassa", id);
        press(page, "leave");
        page.waitForURL(shop.back());
        open(page, "yookassa", id);
        press(page, "hang");
        page.waitForURL(shop.back());
        open(page, "yookassa", id);
        assertThat(page.getByText("Банк молчит")).isVisible();
        press(page, "decline");
        page.waitForURL(shop.back());
        open(page, "yookassa", id);
        assertThat(page.getByText("Платёж отменён")).isVisible();
    }

    @Test
    void an_unknown_payment_is_said_to_be_unknown() {
        var page = browser.stranger();
        var answer = page.navigate("/sandbox/stripe/pay/cs_test_nobody");
        browser.complaints();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(page.getByText("Такого платежа нет")).isVisible();
    }

    @Test
    void all_payments_are_listed_and_can_be_given_back_disputed_and_told_again() throws Exception {
        var id = session();
        sandbox.choose("stripe", id, Wish.of(Choice.PAY));
        shop.await(id, 1);
        var page = browser.stranger();
        page.navigate("/sandbox/payments");
        var card = page.locator("[id='p-" + id + "']");
        card.locator("input[name='amount']").fill("4.00");
        card.locator("button[value='refund']").click();
        assertThat(card.getByText("возвращено")).isVisible();
        card.locator("button[value='dispute']").click();
        assertThat(card.locator("button[value='dispute']")).hasCount(0);
        card.locator(
                        "li",
                        new com.microsoft.playwright.Locator.LocatorOptions().setHasText("checkout.session.completed"))
                .getByText("Отправить ещё раз")
                .click();

        shop.await(id, 2);
        assertThat(sandbox.payment("stripe", id).refunded()).isEqualTo(400);
        assertThat(sandbox.payment("stripe", id).isDisputed()).isTrue();
        page.locator("button[value='down']").click();
        assertThat(page.locator("#live .pm-tags .tag--bad")).hasText("Недоступна");
        page.locator("button[value='calm']").click();
        assertThat(page.locator("#live .pm-tags .tag--bad")).hasCount(0);
        shoot(page, "sandbox-payments");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void they_fit_a_phone_and_the_dark() throws Exception {
        var paid = payment();
        sandbox.choose("yookassa", paid, Wish.of(Choice.PAY));
        var page = browser.strangerWithPhone();
        for (var path : new String[] {
            "/sandbox/payments",
            "/sandbox/yookassa/pay/" + payment(),
            "/sandbox/stripe/pay/" + session(),
            "/sandbox/yookassa/pay/" + paid,
            "/sandbox/yookassa/pay/none"
        }) {
            page.navigate(path);
            var name = path.replaceAll("[^a-z]+", "-").replaceAll("-(pay|none).*", "-$1");
            shoot(page, "sandbox-phone" + name + (path.endsWith(paid) ? "-paid" : ""));
            var wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
            var small = page.evaluate(
                    "[...document.querySelectorAll('button, select, nav a')].filter(b => b.checkVisibility()"
                            + " && b.getBoundingClientRect().height < 43.5).length");
            assertThat(wider).as(path).isEqualTo(false);
            assertThat(small).as(path).isEqualTo(0);
        }
        browser.complaints();
        var wide = open(browser.stranger(), "yookassa", payment());
        shoot(wide, "sandbox-pay-wide");
    }

    @Test
    void every_word_is_there_in_both_languages() {
        var words = new ArrayList<String>();
        for (var phase : Phase.values()) {
            words.add("phase." + phase.word());
            if (phase != Phase.OPEN) {
                words.add("pay." + phase.word());
            }
        }
        Stream.of(Telling.values()).forEach(telling -> words.add("telling." + telling.word()));
        Stream.of(Twist.values()).forEach(twist -> words.add("twist." + twist.word()));
        Stream.of(Kind.values())
                .filter(kind -> kind.group() == Group.WIRE)
                .forEach(kind -> words.add("fault." + kind.word()));
        var ru = ResourceBundle.getBundle("messages/sandbox", Locale.of("ru"));
        var en = ResourceBundle.getBundle("messages/sandbox", Locale.ENGLISH);

        assertThat(ru.keySet()).isEqualTo(en.keySet()).containsAll(words);
        var page = browser.stranger();
        page.navigate("/sandbox/payments");
        assertThat(page.locator(".pm-side button").allInnerTexts())
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private static void shoot(Page page, String name) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SHOTS.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
        }
    }
}
