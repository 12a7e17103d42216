package io.neurocards.telegram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.neurocards.telegram.ChatWindow.key;
import static io.neurocards.telegram.ChatWindow.last;
import static io.neurocards.telegram.ChatWindow.log;
import static io.neurocards.telegram.ChatWindow.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.neurocards.Thorough;
import io.neurocards.web.RunningStudio;
import io.neurocards.web.TestBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot itself, talked with in the sandbox's chat window as a customer and an administrator would. */
@Thorough
@Order(Integer.MAX_VALUE)
class TelegramInBrowserTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/ceramic-mug.jpg");
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final long ANNA = 7_000_000_001L;
    private static final long BORIS = 7_000_000_002L;
    private static final double UNTIL_FILMED_MILLIS = 900_000;

    /** Three clips and the end of their order go to this chat first, one message a second. */
    private static final double UNTIL_ANSWERED_MILLIS = 60_000;

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(
                folder,
                "--neurocards.telegram.admin-ids=" + BORIS,
                "--neurocards.providers.catalogue=" + catalogueOfShortFilms());
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void a_customer_buys_credits_and_gets_three_clips_and_an_administrator_pays_the_stars_back() {
        var anna = browser.stranger();
        var boris = browser.strangerWithPhone();
        boris.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        anna.navigate("/sandbox/telegram?user=1");
        boris.navigate("/sandbox/telegram?user=2");

        begin(anna, "Начать", "✅ Принимаю", "Продолжить");
        begin(boris, "Start", "✅ I accept", "Continue");
        assertThat(last(anna)).containsText("Главное меню");
        assertThat(last(boris)).containsText("Main menu");
        assertThat(log(boris)).not().containsText("Добро пожаловать");
        buyFive(anna);
        orderThree(anna);
        getThree(anna);
        payBack(boris);

        assertThat(log(anna)).containsText("Stars возвращены: 205 ⭐");
        assertThat(anna.locator("#stars")).hasText("10000");
        say(anna, "/balance");
        assertThat(last(anna)).containsText("Баланс: 0 кредитов");
        blockAndComeBack(anna);
        shoot(anna, "bot-7-back");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void begin(Page page, String start, String accept, String next) {
        page.locator(".key--start", new Page.LocatorOptions().setHasText(start)).click();
        key(page, accept).waitFor();
        shoot(page, "bot-1-consent");
        key(page, accept).click();
        key(page, next).click();
        page.locator("#log video").first().waitFor();
        shoot(page, "bot-2-menu");
    }

    private static void buyFive(Page page) {
        say(page, "/balance");
        assertThat(last(page)).containsText("Баланс: 2 кредита");
        key(page, "Пополнить баланс").click();
        key(page, "5 кредитов за 205").click();
        page.locator(".key--pay").waitFor();
        shoot(page, "bot-3-invoice");
        page.locator(".key--pay").click();

        assertThat(log(page)).containsText("Оплата прошла: 5 кредитов на балансе. Теперь у вас 7 кредитов");
        assertThat(page.locator("#stars")).hasText("9795");
        assertThat(page.locator(".key--pay")).hasCount(0);
    }

    private static void orderThree(Page page) {
        say(page, "/menu");
        key(page, "Создать Reels").click();
        assertThat(last(page)).containsText("Пришлите фото товара");
        page.setInputFiles("#file", PHOTO);
        page.locator(".tg-send").click();
        assertThat(last(page)).containsText("что это за товар");
        say(page, "Керамическая кружка <350 мл> & блюдце");
        key(page, "Рекламный ролик").click();
        key(page, "3 ролика").click();
        assertThat(last(page)).containsText("Керамическая кружка <350 мл> & блюдце");
        assertThat(last(page)).containsText("Стоимость: 3 кредита");
        shoot(page, "bot-4-confirm");
        key(page, "Запустить").dblclick();
    }

    private static void getThree(Page page) {
        var progress = page.locator(".tg-row", new Page.LocatorOptions().setHas(page.getByText("Отменить всё")));
        assertThat(log(page)).containsText("Заказ принят: 3 ролика");
        shoot(page, "bot-5-ordered");
        assertThat(progress).hasCount(1);
        var id = progress.getAttribute("id");
        var one = page.locator("#" + id);
        assertThat(one).containsText(Pattern.compile("[1-9]\\d? %"));
        shoot(page, "bot-5-progress");
        assertThat(one).containsText("изменено");
        var films = page.locator("#" + id + " ~ li video");
        assertThat(films).hasCount(3, new HasCountOptions().setTimeout(UNTIL_FILMED_MILLIS));
        assertThat(one).containsText("Списано: 3 кредита", new ContainsTextOptions().setTimeout(UNTIL_FILMED_MILLIS));
        shoot(page, "bot-6-clips");

        assertThat(log(page).getByText("Заказ принят")).hasCount(1);
        for (var film : films.all()) {
            assertThat((double) seconds(film)).isBetween(4.5, 5.5);
        }
        say(page, "/balance");
        assertThat(last(page))
                .containsText("Баланс: 4 кредита", new ContainsTextOptions().setTimeout(UNTIL_ANSWERED_MILLIS));
    }

    private static void payBack(Page page) {
        say(page, "/admin");
        key(page, "Customer").click();
        assertThat(last(page)).containsText("Whom?");
        say(page, Long.toString(ANNA));
        key(page, "205 XTR").click();
        key(page, "Refund").click();
        assertThat(last(page)).containsText("Why refund the money?");
        say(page, "bought by mistake");
        key(page, "Yes").click();
        assertThat(last(page)).containsText("With this money go 5 credits, only 4 are left");
        shoot(page, "bot-admin");
        key(page, "Yes").click();
        assertThat(last(page)).containsText("The refund is on record");
    }

    private static void blockAndComeBack(Page page) {
        page.getByText("Заблокировать бота").click();
        assertThat(page.locator("#menu")).containsText("Вы заблокировали бота");
        page.getByText("Разблокировать бота").click();
        say(page, "/start");
        assertThat(last(page)).containsText("Главное меню");
    }

    /** Returns how many seconds the film lasts, once it has played a little. */
    private static Object seconds(Locator film) {
        return film.evaluate("""
                film => new Promise((resolve, reject) => {
                    film.muted = true;
                    film.addEventListener('timeupdate', () => film.currentTime > 0.2 && resolve(film.duration + 0.0001));
                    film.addEventListener('error', () => reject(new Error('the film does not play')));
                    film.play().catch(reject);
                })""");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + "-" + page.viewportSize().width + ".png")));
    }

    /** Returns a folder with the models on sale, whose usual film is as short as a film may be. */
    private static Path catalogueOfShortFilms() throws IOException {
        var catalogue = Files.createDirectories(folder.resolve("catalogue"));
        var models = Files.readString(Path.of("src/main/resources/catalogue/models.yaml"))
                .replace("shortest: 5, longest: 14, usual: 8", "shortest: 5, longest: 14, usual: 5");
        Files.writeString(catalogue.resolve("models.yaml"), models);
        return catalogue;
    }
}
