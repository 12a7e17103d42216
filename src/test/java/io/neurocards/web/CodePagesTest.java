package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers use codes in a real browser and by the API, at the simulated gateways, as in the demo. */
@Thorough
class CodePagesTest {

    private static final Pattern PAYMENT = Pattern.compile(".*/buy/[0-9a-f-]{36}");
    private static final String KEY = "0123456789abcdef";

    private static final String BATCH =
            "{\"count\":2,\"credits\":5,\"ends_at\":\"2036-01-01T00:00:00Z\",\"note\":\"fair\"}";

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static BrowserCustomers customers;
    private static ApiClient owner;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(
                folder,
                "--server.port=" + FreePort.take(),
                "--server.address=127.0.0.1",
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN);
        browser = new TestBrowser(studio.address());
        customers = new BrowserCustomers(studio);
        owner = new ApiClient(studio.address()).with(OperatorOfStudio.ADMIN);
    }

    @AfterAll
    static void stop() {
        TestBooks.assertAgree(studio.database().jdbc());
        browser.close();
        studio.close();
    }

    private static void apply(Page page, String plan, String gateway, String code) {
        page.locator("[data-plan='" + plan + "']").click();
        page.locator("[data-way='" + gateway + "']").click();
        page.locator("#code").fill(code);
        page.locator("[data-apply]").click();
    }

    @Test
    void a_code_shows_its_price_before_paying_and_that_is_what_the_gateway_takes() throws Exception {
        assertThat(owner.post("/v1/admin/promo-codes", "{\"code\":\"summer-26\",\"percent\":20,\"most_uses\":5}")
                        .status())
                .isEqualTo(201);
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        page.navigate("/buy");

        apply(page, "credits-10", "yookassa", " Summer-26 ");

        assertThat(page.locator("[data-applied]")).containsText("SUMMER-26");
        assertThat(page.locator("[data-plan='credits-10'] s").first()).isVisible();
        assertThat(page.locator("[data-plan='credits-10'] input")).isChecked();
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "codes-applied-phone");
        page.locator("form[action='/buy'] button[type=submit]").click();
        page.waitForURL(PAYMENT);
        assertThat(page.locator("[data-coded]")).containsText("SUMMER-26");
        InstalledApp.shoot(page, "codes-waiting-phone");
        page.locator("[data-pay]").click();
        page.locator("select[name='telling']").selectOption("usual");
        page.locator("button[value='pay']").click();
        page.waitForURL(PAYMENT);
        assertThat(page.locator("[data-payment]")).hasAttribute("data-status", "completed");
        page.navigate("/cabinet");
        assertThat(page.locator("[data-balance]").first()).containsText("12");

        page.navigate("/buy");
        apply(page, "credits-10", "stripe", "SUMMER-26");
        assertThat(page.locator("#code-error")).containsText("уже использовали");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "codes-refused-phone");
    }

    @Test
    void on_a_wide_page_a_wrong_code_and_an_ended_one_say_what_is_wrong_and_keep_the_choice() throws Exception {
        owner.post("/v1/admin/promo-codes", "{\"code\":\"MARCH\",\"credits\":3,\"ends_at\":\"2026-03-01T12:00:00Z\"}");
        owner.post("/v1/admin/promo-codes", "{\"code\":\"THREE-MORE\",\"credits\":3}");
        var page = browser.stranger();
        customers.signedUp(page);
        page.navigate("/buy");

        apply(page, "credits-30", "stripe", "M\u0410RCH");
        assertThat(page.locator("#code-error")).containsText("Такого промокода нет");
        assertThat(page.locator("[data-plan='credits-30'] input")).isChecked();
        assertThat(page.locator("[data-way='stripe'] input")).isChecked();
        apply(page, "credits-30", "stripe", "march");
        assertThat(page.locator("#code-error")).containsText("1 марта 2026");
        apply(page, "credits-30", "stripe", "three-more");
        assertThat(page.locator("[data-applied]")).containsText("3");
        InstalledApp.shoot(page, "codes-bonus-wide");

        page.locator("#code").fill("nothing");
        page.locator("form[action='/buy'] button[type=submit]").click();
        assertThat(page.locator("#code-error")).containsText("Ничего не списано");
    }

    @Test
    void a_gift_goes_from_one_to_another_and_another_comes_back() {
        var anna = browser.strangerWithPhone();
        customers.signedUp(anna);
        anna.navigate("/buy");
        anna.locator("a[href='/cabinet/gifts']").click();
        anna.locator("#credits").fill("1");
        anna.locator("[data-make]").click();
        var code = anna.locator("[data-gift]").inputValue();
        assertThat(code).matches("([0-9A-Z]{5}-){3}[0-9A-Z]{5}");
        InstalledApp.assertFits(anna);
        InstalledApp.shoot(anna, "gifts-made-phone");

        anna.locator("#code").fill(code);
        anna.locator("[data-redeem]").click();
        assertThat(anna.locator("#code-error")).containsText("ваш собственный");
        var boris = browser.stranger();
        customers.signedUp(boris);
        boris.navigate("/cabinet/gifts");
        boris.locator("#code").fill(code.toLowerCase(Locale.ROOT));
        boris.locator("[data-redeem]").click();
        assertThat(boris.locator("[data-said]")).containsText("3");
        InstalledApp.shoot(boris, "gifts-redeemed-wide");

        anna.navigate("/cabinet/gifts");
        assertThat(anna.locator("[data-gift-status='redeemed']")).isVisible();
        anna.locator("#credits").fill("1");
        anna.locator("[data-make]").click();
        anna.locator("[data-call-back]").click();
        assertThat(anna.locator("[data-gift-status='called_back']")).isVisible();
        anna.locator("#credits").fill("9");
        anna.locator("[data-make]").click();
        assertThat(anna.locator(".note--danger")).isVisible();
        InstalledApp.shoot(anna, "gifts-refused-phone");
    }

    @Test
    void operators_make_list_and_change_codes_and_each_step_is_audited() throws Exception {
        var made = owner.post(
                "/v1/admin/promo-codes",
                "{\"code\":\"desk\",\"amounts\":[{\"currency\":\"RUB\",\"amount\":100}],\"most_uses\":2,\"note\":\"n\"}");
        assertThat(made.text("code")).isEqualTo("DESK");
        assertThat(owner.post("/v1/admin/promo-codes", "{\"code\":\"DESK\",\"percent\":5}")
                        .status())
                .isEqualTo(409);
        for (var wrong : new String[] {
            "{\"code\":\"x\",\"percent\":5}",
            "{\"code\":\"OKAY\"}",
            "{\"code\":\"OKAY\",\"percent\":91}",
            "{\"code\":\"OKAY\",\"percent\":5,\"credits\":5}",
            "{\"code\":\"OKAY\",\"percent\":5,\"plans\":[\"nothing\"]}",
            "{\"code\":\"OKAY\",\"percent\":5,\"most_uses\":0}",
            "{\"code\":\"OKAY\",\"percent\":5,\"starts_at\":\"2027-01-02T00:00:00Z\",\"ends_at\":\"2027-01-01T00:00:00Z\"}"
        }) {
            assertThat(owner.post("/v1/admin/promo-codes", wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        var listed = owner.get("/v1/admin/promo-codes/desk");
        assertThat(listed.body().path("promo_code").path("most_uses").asInt()).isEqualTo(2);

        var gifts = owner.post("/v1/admin/gift-codes", BATCH, "Idempotency-Key", KEY);
        var again = owner.post("/v1/admin/gift-codes", BATCH, "Idempotency-Key", KEY);
        var code = gifts.body().path("gifts").get(0).path("code").asString();
        assertThat(again.body()).isEqualTo(gifts.body());
        assertThat(studio.database().allTexts()).doesNotContain(code).doesNotContain(code.replace("-", ""));
        assertThat(owner.get("/v1/admin/gift-codes").body().toString())
                .doesNotContain(code)
                .contains("fair");
        assertThat(studio.database()
                        .jdbc()
                        .sql(
                                "select action from audit_log where action in ('promo-code.add', 'gifts.make') and (subject = 'promo-code:DESK' or action = 'gifts.make')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("promo-code.add", "gifts.make");
        assertThat(owner.patch("/v1/admin/promo-codes/desk", "{\"active\":false}")
                        .body()
                        .path("active")
                        .asBoolean())
                .isFalse();
        assertThat(new ApiClient(studio.address()).get("/v1/admin/promo-codes").status())
                .isEqualTo(401);
    }
}
