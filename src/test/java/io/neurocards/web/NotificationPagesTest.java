package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.accounts.Persons;
import io.neurocards.database.Decisions;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers choose to hear, in the cabinet, by program, and by the link in a mail. */
@Thorough
class NotificationPagesTest {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/unsubscribe/[A-Za-z0-9_-]+)");

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
    void a_program_chooses_for_its_customer_and_is_told_what_it_can_not_choose() throws Exception {
        var anna = new ApiClient(studio.address()).signedUp("anna-" + UUID.randomUUID() + "@example.org");

        var usual = anna.get("/v1/notifications");
        assertThat(usual.status()).isEqualTo(200);
        assertThat(usual.body().at("/orders/email").asBoolean()).isTrue();
        assertThat(usual.body().at("/clips/email").asBoolean()).isFalse();
        assertThat(usual.body().at("/reached_by").toString()).isEqualTo("[\"email\"]");
        assertThat(usual.body().at("/quiet_hours").isNull()).isTrue();
        assertThat(anna.put("/v1/notifications", usual.body().toString()).status())
                .isEqualTo(200);

        var chosen = anna.put("/v1/notifications", """
                {"clips":{"email":true},"orders":{"email":false},
                 "quiet_hours":{"from":"22:00","until":"08:00","time_zone":"Asia/Tokyo"}}""");
        assertThat(chosen.body().at("/clips/email").asBoolean()).isTrue();
        assertThat(chosen.body().at("/points/email").asBoolean()).isTrue();
        assertThat(anna.get("/v1/notifications").body()).isEqualTo(chosen.body());
        assertThat(chosen.body().at("/quiet_hours/time_zone").asString()).isEqualTo("Asia/Tokyo");

        for (var wrong : List.of(
                "{\"security\":{\"email\":false}}|security.email",
                "{\"clips\":{\"telegram\":false}}|clips.telegram",
                "{\"quiet_hours\":{\"from\":\"25:00\",\"until\":\"08:00\",\"time_zone\":\"Asia/Tokyo\"}}|quiet_hours.from",
                "{\"quiet_hours\":{\"from\":\"22:00\",\"until\":\"08:00\",\"time_zone\":\"Mars\"}}|quiet_hours.time_zone")) {
            var answer = anna.put("/v1/notifications", wrong.substring(0, wrong.indexOf('|')));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("field")).isEqualTo(wrong.substring(wrong.indexOf('|') + 1));
        }
        assertThat(anna.get("/v1/notifications").body()).isEqualTo(chosen.body());
        assertThat(new ApiClient(studio.address()).get("/v1/notifications").status())
                .isEqualTo(401);
    }

    @Test
    void the_form_works_without_scripts_and_keeps_what_was_ticked() {
        var page = browser.strangerWithoutScripts();
        customers.signedUp(page);
        page.navigate("/cabinet");
        page.click("a[href='/cabinet/notifications']");
        assertThat(page.locator("h1")).hasText("Уведомления");
        assertThat(page.locator("input[value='security.email']")).isDisabled();
        assertThat(page.locator("input[value='security.email']")).isChecked();
        assertThat(page.locator("input[value='clips.email']")).not().isChecked();

        page.check("input[value='clips.email']");
        page.uncheck("input[value='orders.email']");
        page.check("#quiet");
        page.fill("#from", "23:30");
        page.selectOption("#zone", "Asia/Vladivostok");
        page.click("main button[type=submit]");

        assertThat(page.locator(".note--good:visible")).hasText("Сохранено.");
        assertThat(page.locator("input[value='clips.email']")).isChecked();
        assertThat(page.locator("input[value='orders.email']")).not().isChecked();
        assertThat(page.locator("input[value='points.email']")).isChecked();
        assertThat(page.locator("#quiet")).isChecked();
        assertThat(page.locator("#from")).hasValue("23:30");
        assertThat(page.locator("#zone")).hasValue("Asia/Vladivostok");

        page.fill("#until", "23:30");
        page.click("main button[type=submit]");
        assertThat(page.locator("[role=alert]")).isVisible();
        assertThat(page.locator("#zone")).hasValue("Asia/Vladivostok");
    }

    @Test
    void it_fits_a_phone_and_a_wide_screen_in_both_languages() {
        for (var page : List.of(browser.strangerWithPhone(), browser.stranger())) {
            customers.signedUp(page);
            for (var language : List.of("ru", "en")) {
                page.navigate("/language?to=" + language + "&back=/cabinet/notifications");
                assertThat(page.locator(".told")).hasCount(4);
                assertFits(page);
                var width = page.viewportSize().width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve("notifications-" + width + "-" + language + ".png"))
                        .setFullPage(true));
            }
        }
    }

    @Test
    void one_click_in_a_mail_stops_such_mails_and_a_look_does_not() throws Exception {
        var email = "anna-" + UUID.randomUUID() + "@example.org";
        var anna = new ApiClient(studio.address()).signedUp(email);
        paid(studio.bean(Persons.class).withEmail(email).orElseThrow().id());
        var mail = ApiClient.until(
                () -> anna.get("/sandbox/mail.json?to=" + email).body().toString(),
                text -> text.contains("/unsubscribe/"));
        var found = LINK.matcher(mail);
        assertThat(found.find()).isTrue();
        var link = found.group(1);

        assertThat(ask("GET", link, "").body()).contains("<form", "orders");
        assertThat(ask("GET", link, "").statusCode()).isEqualTo(200);
        assertThat(mailsOrders(anna)).isTrue();

        for (var forged : List.of(link.substring(0, link.length() - 2) + "AA", "/unsubscribe/x", "/unsubscribe/%00")) {
            assertThat(ask("GET", forged, "").statusCode()).as(forged).isIn(400, 404);
            assertThat(ask("POST", forged, "").statusCode()).as(forged).isIn(400, 404);
        }
        assertThat(mailsOrders(anna)).isTrue();

        var done = ask("POST", link, "List-Unsubscribe=One-Click");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(mailsOrders(anna)).isFalse();
        assertThat(ask("POST", link, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_behind_the_link_asks_first_and_works_without_scripts_and_signed_out() throws Exception {
        var email = "anna-" + UUID.randomUUID() + "@example.org";
        var anna = new ApiClient(studio.address()).signedUp(email);
        paid(studio.bean(Persons.class).withEmail(email).orElseThrow().id());
        var mail = ApiClient.until(
                () -> anna.get("/sandbox/mail.json?to=" + email).body().toString(),
                text -> text.contains("/unsubscribe/"));
        var found = LINK.matcher(mail);
        assertThat(found.find()).isTrue();

        var page = browser.strangerWithoutScripts();
        page.navigate(found.group(1));
        assertThat(page.locator("h1")).hasText("Больше не присылать таких писем?");
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("notifications-unsubscribe.png")));
        page.click("main button[type=submit]");
        assertThat(page.locator("h1")).hasText("Готово");
        assertThat(mailsOrders(anna)).isFalse();
    }

    private static boolean mailsOrders(ApiClient anna) throws Exception {
        return anna.get("/v1/notifications").body().at("/orders/email").asBoolean();
    }

    private static void paid(PersonId person) {
        studio.bean(Decisions.class)
                .act(() -> studio.publish(new OrderPaid(
                        UUID.randomUUID(),
                        person,
                        Platform.WEBSITE,
                        new Money("RUB", 99_000),
                        List.of(),
                        studio.bean(Clock.class).instant())));
    }

    private static HttpResponse<String> ask(String method, String path, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(studio.address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "en")
                .method(method, BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static void assertFits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }
}
