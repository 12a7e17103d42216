package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studio opened inside Telegram, as its clients do it: with a signed pass in the address. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
class TelegramAppTest {

    private static final String TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak";

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.telegram.token=" + TOKEN);
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void whoever_telegram_vouches_for_is_signed_in_without_a_form_and_is_one_person() throws Exception {
        var page = browser.strangerWithPhone();
        page.navigate("/app#tgWebAppData=" + encoded(pass(700_100, 0)) + "&tgWebAppVersion=9.1");
        page.waitForURL("**/studio");
        assertThat(page.locator("[data-balance]")).hasText("2 кредита");
        assertThat(page.locator("main")).containsText("Примите условия, чтобы заказывать ролики.");
        var person = page.locator("meta[name=customer]").getAttribute("content");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "telegram-app.png")));
        page.locator("main form[action='/terms'] button").click();
        assertThat(page.locator("main form[action='/terms']")).hasCount(0);
        page.navigate("/cabinet");
        assertThat(page.locator("[data-available]")).hasText("2");

        var again = browser.stranger();
        again.navigate("/app#tgWebAppData=" + encoded(pass(700_100, -60)));
        again.waitForURL("**/studio");

        assertThat(again.locator("meta[name=customer]").getAttribute("content")).isEqualTo(person);
        assertThat(people(700_100)).isEqualTo(1);
    }

    @Test
    void what_telegram_did_not_write_or_too_long_ago_opens_nothing() {
        for (var pass : new String[] {
            pass(700_200, 0).replace("700200", "700201"),
            pass(700_200, -3_601),
            pass(700_200, 120),
            "hash=00",
            "nothing"
        }) {
            var page = browser.strangerWithPhone();
            page.navigate("/app#tgWebAppData=" + encoded(pass));
            assertThat(page.locator("[data-say]")).containsText("не подтвердил вход");
            assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.equals("neurocards_session"));
            page.context().close();
        }
        assertThat(people(700_200) + people(700_201)).isZero();
    }

    @Test
    void outside_of_telegram_the_page_says_where_it_is_opened() {
        var page = browser.stranger();
        page.navigate("/app");
        assertThat(page.locator("[data-say]")).containsText("Telegram-боте");
        assertThat(page.locator("[data-site]")).isVisible();
    }

    @Test
    void only_telegrams_own_site_may_frame_it_and_nothing_but_it() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var app = get(client, "/app");
            assertThat(app.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors https://web.telegram.org", "script-src 'self'");
            assertThat(app.headers().firstValue("X-Frame-Options")).isEmpty();
            var other = get(client, "/sign-in");
            assertThat(other.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
            assertThat(other.headers().firstValue("X-Frame-Options")).contains("DENY");
        }
    }

    @Test
    void another_site_can_sign_nobody_in() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var forged = HttpRequest.newBuilder(URI.create(studio.address() + "/app/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"init_data\":\"" + pass(700_300, 0) + "\"}"))
                    .build();
            assertThat(client.send(forged, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(people(700_300)).isZero();
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(studio.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int people(long telegramId) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from identities where platform = 'telegram' and external_id = :id")
                .param("id", Long.toString(telegramId))
                .query(Integer.class)
                .single();
    }

    /** Returns what Telegram writes for a user, by that many seconds from now. */
    private static String pass(long user, long seconds) {
        var fields = new TreeMap<String, String>();
        fields.put("auth_date", Long.toString(studio.bean(Clock.class).instant().getEpochSecond() + seconds));
        fields.put("query_id", "AAHdF6IQAAAAAN0XohDhrOrc");
        fields.put("signature", "c2lnbmF0dXJl");
        fields.put("user", "{\"id\":" + user + ",\"first_name\":\"Анна Б\",\"language_code\":\"ru\"}");
        var signed = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        var key = hmac("WebAppData".getBytes(StandardCharsets.US_ASCII), TOKEN);
        fields.put("hash", HexFormat.of().formatHex(hmac(key, signed)));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
