package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Friends who come by a customer's link, over real HTTP and in a real browser. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
class ReferralsTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.account-requests-per-minute=10000");
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    private static String newAddress() {
        return "friend-" + UUID.randomUUID() + "@example.org";
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static Answer own(ApiClient client) throws Exception {
        return client.get("/v1/referral");
    }

    @Test
    void a_program_reads_its_customers_links_and_nobody_elses() throws Exception {
        var anna = anybody().signedUp(newAddress());

        var first = own(anna);
        var code = first.text("code");

        assertThat(first.status()).isEqualTo(200);
        assertThat(code).matches("[a-z0-9]{12}").isEqualTo(own(anna).text("code"));
        assertThat(first.body().at("/links/website").asString()).isEqualTo(studio.address() + "/?ref=" + code);
        assertThat(first.body().at("/links/telegram").asString()).endsWith("?start=ref_" + code);
        assertThat(first.body().path("invited").asInt(-1)).isZero();
        assertThat(first.body().path("credits_earned").asInt(-1)).isZero();
        assertThat(own(anybody().signedUp(newAddress())).text("code")).isNotEqualTo(code);
        assertThat(own(anybody()).status()).isEqualTo(401);
    }

    @Test
    void a_code_counts_where_somebody_new_signs_up_or_installs_an_app() throws Exception {
        var anna = anybody().signedUp(newAddress());
        var code = own(anna).text("code");
        var email = newAddress();
        var signedUp = anybody()
                .post(
                        "/v1/website/users/",
                        "{\"email\":\"%s\",\"password\":\"a password of mine\",\"accept_terms\":true,\"referral_code\":\"%s\"}"
                                .formatted(email, code));
        assertThat(signedUp.status()).isEqualTo(201);
        assertThat(own(anna).body().path("invited").asInt())
                .as("nobody has proved anything yet")
                .isZero();
        anybody()
                .post(
                        "/v1/website/users/" + email + "/verify",
                        "{\"code\":\"%s\"}".formatted(anybody().mailedCode(email)));
        assertThat(own(anna).body().path("invited").asInt()).isEqualTo(1);

        assertThat(install("ref_" + code).status()).isEqualTo(201);
        assertThat(install("nobodys-code").status()).isEqualTo(201);
        assertThat(install("\u0000' or true --").status()).isEqualTo(201);
        assertThat(own(anna).body().path("invited").asInt()).isEqualTo(2);
    }

    private static Answer install(String code) throws Exception {
        return anybody()
                .post(
                        "/v1/mobile/users/",
                        "{\"device_id\":\"phone-%s\",\"platform\":\"ios\",\"app_version\":\"1.0\",\"referral_code\":\"%s\"}"
                                .formatted(UUID.randomUUID(), code.replace("\u0000", "\\u0000")),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    @Test
    void the_first_link_is_remembered_until_somebody_signs_up() {
        var anna = browser.stranger();
        new BrowserCustomers(studio).signedUp(anna);
        anna.navigate("/cabinet");
        var link = anna.locator("#friends-site").inputValue();
        var phone = browser.strangerWithPhone();
        var email = BrowserCustomers.newAddress();

        phone.navigate(link);
        phone.navigate("/?ref=another-code-1");
        var cookie = phone.context().cookies().stream()
                .filter(one -> one.name.equals("neurocards_ref"))
                .findFirst()
                .orElseThrow();
        assertThat(link).endsWith("?ref=" + cookie.value);
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).hasToString("LAX");
        phone.navigate("/sign-up");
        assertThat(phone.locator(".gate__form")).containsText("Вас пригласил друг");
        shoot(phone, "referral-sign-up-390");
        phone.fill("input[name=email]", email);
        phone.fill("input[name=password]", BrowserCustomers.PASSWORD);
        phone.check("#terms");
        phone.click("form[action='/sign-up'] button[type=submit]");
        phone.waitForURL("**/verify");
        phone.fill("input[name=code]", BrowserCustomers.code(phone, email, 1));
        phone.click("form[action='/verify'] button[type=submit]");
        phone.waitForURL("**/sign-in**");

        assertThat(phone.context().cookies()).noneMatch(one -> one.name.equals("neurocards_ref"));
        anna.reload();
        assertThat(anna.locator("section[aria-labelledby=friends] .settings__row")
                        .first())
                .containsText("1");
        shoot(anna, "referral-cabinet-1440");
        anna.setViewportSize(390, 844);
        shoot(anna, "referral-cabinet-390");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_link_is_copied_with_a_button() {
        var anna = browser.stranger();
        anna.context().grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
        new BrowserCustomers(studio).signedUp(anna);
        anna.navigate("/cabinet");

        anna.locator("[data-copy=friends-site]").click();

        assertThat(anna.locator("[data-copy=friends-site]")).hasText("Скопировано");
        assertThat(anna.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(anna.locator("#friends-site").inputValue());
    }

    @Test
    void what_can_be_nobodys_code_is_not_remembered() {
        var page = browser.stranger();
        page.navigate("/sign-up?ref=%3Cscript%3E");
        assertThat(page.context().cookies()).noneMatch(one -> one.name.equals("neurocards_ref"));
        assertThat(page.locator(".gate__form")).not().containsText("Вас пригласил друг");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
