package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.neurocards.telegram.ChatWindow.key;
import static io.neurocards.telegram.ChatWindow.last;
import static io.neurocards.telegram.ChatWindow.log;
import static io.neurocards.telegram.ChatWindow.say;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** One customer in the bot, on a phone whose connection comes and goes, and on a computer: one balance, one history, one set of points. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
@Isolated("cuts the network of a browser, which other browsers at work slow down")
class JourneyTest {

    private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static MobileNetwork network;
    private static TestBrowser browser;
    private static BrowserCustomers customers;
    private static InstalledApp app;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(folder);
        network = new MobileNetwork(URI.create(studio.address()).getPort());
        app = new InstalledApp(network);
        browser = new TestBrowser(network.address());
        customers = new BrowserCustomers(studio);
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        network.close();
        studio.close();
    }

    @Test
    void who_starts_in_telegram_links_the_site_and_orders_offline_has_one_account_everywhere() {
        var chat = browser.stranger();
        buyInTheBot(chat);
        var phone = browser.strangerWithPhone();
        var email = BrowserCustomers.newAddress();
        customers.signedUp(phone, email, 1);
        InstalledApp.workerIsThere(phone);

        link(chat, phone);
        assertThat(phone.locator(".balance [data-available]")).hasText("9");
        orderOffline(phone);

        phone.navigate("/cabinet");
        assertThat(phone.locator(".balance [data-available]")).hasText("8");
        InstalledApp.shoot(phone, "journey-3-phone-cabinet");
        purchases(phone, "journey-4-phone-purchases");
        var computer = onAComputer(email);
        assertThat(computer.locator(".balance [data-available]")).hasText("8");
        purchases(computer, "journey-5-computer-purchases");
        computer.navigate("/gallery");
        assertThat(computer.locator(".tile__title")).hasText("Кружка из дороги");
        say(chat, "/balance");
        assertThat(last(chat)).containsText("Баланс: 8 кредитов");
        assertThat(last(chat)).containsText("Баллы: 2");
        assertThat(last(chat)).containsText("Первыми сгорят: 2 балла");
        purchasesInTheBot(chat);
        say(chat, "/history");
        assertThat(last(chat)).containsText("Кружка из дороги");
        InstalledApp.shoot(chat, "journey-7-chat");
    }

    private static void buyInTheBot(Page chat) {
        chat.navigate(studio.address() + "/sandbox/telegram?user=1");
        chat.locator(".key--start", new Page.LocatorOptions().setHasText("Начать"))
                .click();
        key(chat, "✅ Принимаю").click();
        key(chat, "Продолжить").click();
        chat.locator("#log video").first().waitFor();
        say(chat, "/balance");
        key(chat, "Пополнить баланс").click();
        key(chat, "5 кредитов за 205").click();
        chat.locator(".key--pay").click();
        assertThat(log(chat)).containsText("Теперь у вас 7 кредитов");
    }

    /** The bot shows a code, and the phone is told whose it is before anything comes together. */
    private static void link(Page chat, Page phone) {
        say(chat, "/link");
        assertThat(last(chat)).containsText(CODE);
        var code = CODE.matcher(last(chat).textContent());
        org.assertj.core.api.Assertions.assertThat(code.find()).isTrue();
        phone.navigate("/cabinet/links");
        phone.locator("#code").fill(code.group());
        phone.getByText("Проверить код").click();
        InstalledApp.shoot(phone, "journey-1-link");
        phone.getByText("Связать", new Page.GetByTextOptions().setExact(true)).click();
        phone.getByText("кредиты, баллы, заказы и ролики теперь общие").waitFor();
        phone.navigate("/cabinet");
    }

    private static void orderOffline(Page phone) {
        phone.navigate("/studio");
        app.goOffline(phone);
        phone.navigate("/studio");
        InstalledApp.fill(phone, "Кружка из дороги");
        phone.locator("[data-submit]").click();
        assertThat(phone.locator(".kept")).hasCount(1);
        InstalledApp.shoot(phone, "journey-2-offline");
        app.goOnline(phone);
        assertThat(phone.locator("body[data-offline]")).hasCount(0);
        assertThat(phone.locator(".kept")).hasCount(0);
        // The page is loaded anew when the connection is back, and shows nothing kept before it has looked.
        phone.waitForCondition(() -> videoOrders() == 1);
        phone.navigate("/gallery");
        assertThat(phone.locator(".tile")).hasCount(1);
    }

    private static int videoOrders() {
        return studio.database()
                .jdbc()
                .sql("select count(*) from video_orders")
                .query(Integer.class)
                .single();
    }

    private static void purchases(Page page, String shot) {
        page.navigate("/cabinet/purchases");
        assertThat(page.locator("[data-order]")).hasCount(1);
        assertThat(page.locator("[data-order]")).containsText("Telegram");
        assertThat(page.locator("[data-order]")).containsText("205");
        assertThat(page.locator("[data-points]")).hasText("2");
        assertThat(page.locator("[data-points-line]").first()).containsText("+2");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, shot);
    }

    private static void purchasesInTheBot(Page chat) {
        key(chat, "Покупки").click();
        assertThat(last(chat)).containsText("5 кредитов · 205 ⭐");
        assertThat(last(chat)).containsText("Telegram · получен");
        org.assertj.core.api.Assertions.assertThat(last(chat).textContent()).containsOnlyOnce("205");
        InstalledApp.shoot(chat, "journey-6-chat-purchases");
    }

    private static Page onAComputer(String email) {
        var page = browser.stranger();
        page.navigate("/sign-in");
        page.fill("#email", email);
        page.fill("#password", BrowserCustomers.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL("**/studio");
        page.navigate("/cabinet");
        return page;
    }
}
