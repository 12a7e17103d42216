package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import io.neurocards.Thorough;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product through a real browser, as a customer meets it. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
class BrowserTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/ceramic-mug.jpg");
    private static final double UNTIL_FILMED_MILLIS = 240_000;

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static BrowserCustomers customers;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, RunningStudio.USUAL_FILMS);
        browser = new TestBrowser(studio.address());
        customers = new BrowserCustomers(studio);
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @AfterEach
    void no_page_complains() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_stranger_gets_a_clip_from_a_photo_and_sees_where_each_credit_went() throws Exception {
        var page = browser.stranger();
        signUp(page);
        assertThat(page.locator("[data-balance]")).hasText("2 кредита");

        order(page, "Керамическая кружка, 350 мл");
        page.evaluate("window.notReloaded = true");
        page.waitForFunction(
                "() => document.querySelector('[data-bar]')?.value > 5",
                null,
                new Page.WaitForFunctionOptions().setTimeout(UNTIL_FILMED_MILLIS));
        var film = page.locator("[data-over=true] video");
        film.waitFor(new Locator.WaitForOptions().setTimeout(UNTIL_FILMED_MILLIS));

        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        assertThat((double) plays(film)).isBetween(4.5, 5.5);
        assertThat(page.getByText("Списано: 1 кредит")).isVisible();
        var saved = page.waitForDownload(() -> page.getByText("Скачать").click());
        assertThat(saved.suggestedFilename()).isEqualTo("Керамическая кружка 350 мл.mp4");
        assertThat(Files.size(saved.path())).isGreaterThan(50_000);

        page.navigate("/gallery");
        assertThat(page.locator(".tile")).hasCount(1);
        page.waitForFunction("() => document.querySelector('.tile img').naturalWidth > 0");
        page.navigate("/cabinet");
        assertThat(page.locator("[data-available]")).hasText("1");
        assertThat(movements(page)).containsExactly("0 -> 1", "-1 -> 1", "2 -> 2");
    }

    @Test
    void a_double_press_orders_once_even_without_scripts() {
        var page = browser.strangerWithoutScripts();
        customers.signedUp(page);

        fill(page, "Кружка");
        page.getByText("Снять ролик").dblclick();
        page.waitForURL("**/videos/**");

        assertThat(page.locator("[data-balance]")).hasText("1 кредит");
        page.getByText("Отменить").click();
        assertThat(page.locator("[data-balance]")).hasText("2 кредита");
        page.navigate("/gallery");
        assertThat(page.locator(".tile")).hasCount(1);
    }

    @Test
    void a_cancelled_clip_gives_its_credit_back_at_once() {
        var page = browser.stranger();
        customers.signedUp(page);

        order(page, "Кружка");
        page.getByText("Отменить").click();

        assertThat(page.locator("[data-over=true]")).containsText("Не списано, вернулось: 1 кредит");
        assertThat(page.locator("[data-balance]")).hasText("2 кредита");
    }

    @Test
    void whoever_deletes_their_data_is_signed_out_and_gets_no_second_gift() {
        var page = browser.stranger();
        var email = BrowserCustomers.newAddress();
        customers.signedUp(page, email, 1);
        page.navigate("/cabinet");
        page.getByText("Удалить мои данные").click();
        assertThat(page.locator("main")).containsText("Ваши кредиты: 2 кредита");
        assertThat(page.locator("main")).containsText("Движения кредитов и денег");

        page.check("#sure");
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("main")).containsText("Ваши данные удалены");
        page.navigate("/cabinet");
        page.waitForURL("**/sign-in**");

        customers.signedUp(page, email, 2);
        assertThat(page.locator("[data-balance]")).hasText("0 кредитов");
    }

    @Test
    void three_clips_with_two_credits_say_so_and_hold_nothing() {
        var page = browser.stranger();
        customers.signedUp(page);

        fill(page, "Кружка");
        page.locator("input[name=count][value='3']").check();
        assertThat(page.locator("[data-short]")).isVisible();
        page.getByText("Снять ролик").click();

        assertThat(page.locator("[data-short-order]")).containsText("Не хватает: 1 кредит");
        assertThat(page.locator("[data-short-order]")).containsText("Кружка");
        assertThat(browser.complaints()).isEmpty();
        page.navigate("/cabinet");
        assertThat(movements(page)).containsExactly("2 -> 2");
        page.navigate("/gallery");
        assertThat(page.locator(".tile")).hasCount(0);
    }

    @Test
    void the_keyboard_alone_is_enough_to_order() {
        var page = browser.stranger();
        customers.signedUp(page);
        var keyboard = page.keyboard();

        keyboard.press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        keyboard.press("Enter");
        keyboard.press("Tab");
        assertThat(page.locator("#photo")).isFocused();
        chooserAfter(page, () -> keyboard.press("Space")).setFiles(PHOTO);
        keyboard.press("Tab");
        keyboard.type("Кружка");
        keyboard.press("Tab");
        keyboard.press("ArrowRight");
        assertThat(page.locator("input[name=template][value=ad]")).isChecked();
        for (var field : List.of("#wishes", "input[name=count][value='1']", "#seconds")) {
            keyboard.press("Tab");
            assertThat(page.locator(field)).isFocused();
        }
        keyboard.press("Home");
        keyboard.press("Tab");
        assertThat(page.locator("[data-submit]")).isFocused();
        keyboard.press("Enter");

        page.waitForURL("**/videos/**");
        assertThat(page.locator("[data-job]")).hasCount(1);
        page.getByText("Отменить").click();
    }

    /** A browser with much else to do may open its chooser before we listen, and shows nobody a window here: press again. */
    private static FileChooser chooserAfter(Page page, Runnable press) {
        for (var again = 0; again < 5; again++) {
            try {
                return page.waitForFileChooser(new Page.WaitForFileChooserOptions().setTimeout(15_000), press);
            } catch (TimeoutError none) {
                assertThat(page.locator("#photo")).isFocused();
            }
        }
        return page.waitForFileChooser(press);
    }

    @Test
    void the_language_switches_where_the_reader_is_and_stays() {
        var page = browser.stranger();
        page.navigate("/terms");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Условия");

        page.getByLabel("English").click();

        assertThat(page).hasURL(Pattern.compile(".*/terms"));
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Terms");
        page.navigate("/");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void a_refused_sign_up_says_why_beside_the_field_and_keeps_what_was_typed() {
        var page = browser.stranger();
        page.navigate("/sign-up");

        page.fill("#email", "anna@example.com");
        page.fill("#password", "short");
        page.check("#terms");
        page.locator("main button[type=submit]").click();

        assertThat(page.locator("#password-error")).containsText("10");
        assertThat(page.locator("#password")).isFocused();
        assertThat(page.locator("#email")).hasValue("anna@example.com");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
    }

    @Test
    void every_page_fits_a_phone_in_both_languages() {
        var page = browser.strangerWithPhone();
        for (var path : List.of("/", "/sign-up", "/sign-in", "/verify", "/forgot", "/reset", "/terms", "/privacy")) {
            assertFits(page, path);
        }
        customers.signedUp(page);
        order(page, "Кружка с очень длинным названием " + "оченьдлинноесловобезпробелов".repeat(8));
        var film = page.url().substring(studio.address().length());
        var order = page.getByText("Весь заказ").getAttribute("href");
        for (var language : List.of("ru", "en")) {
            page.navigate("/language?to=" + language);
            for (var path : List.of("/studio", "/gallery", "/cabinet", order, film)) {
                assertFits(page, path);
            }
        }
    }

    private static void assertFits(Page page, String path) {
        page.navigate(path);

        var tooWide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        assertThat(tooWide).as("pixels beside the screen on " + path).isEqualTo(0);
    }

    /** Returns how many seconds the film lasts, once it has played a little. */
    private static Object plays(Locator film) {
        return film.evaluate("""
                film => new Promise((resolve, reject) => {
                    film.muted = true;
                    film.addEventListener('timeupdate', () => film.currentTime > 0.2 && resolve(film.duration + 0.0001));
                    film.addEventListener('error', () => reject(new Error('the film does not play')));
                    film.play().catch(reject);
                })""");
    }

    /** Returns each line of the statement as its change and what was available after it, newest first. */
    private static List<String> movements(Page page) {
        return page.locator("[data-line]").all().stream()
                .map(line -> line.getAttribute("data-change") + " -> " + line.getAttribute("data-after"))
                .toList();
    }

    private static void order(Page page, String description) {
        fill(page, description);
        page.getByText("Снять ролик").click();
        page.waitForURL("**/videos/**");
    }

    /** Fills the studio's form for the shortest clip there is. */
    private static void fill(Page page, String description) {
        page.setInputFiles("#photo", PHOTO);
        page.fill("#description", description);
        page.locator("#seconds").focus();
        page.keyboard().press("Home");
    }

    /** Takes somebody from the first page to the studio. */
    private static void signUp(Page page) {
        var email = BrowserCustomers.newAddress();
        page.navigate("/");
        page.getByText("Снять первый ролик").first().click();
        page.fill("#email", email);
        page.fill("#password", BrowserCustomers.PASSWORD);
        page.fill("#firstName", "Анна");
        page.check("#terms");
        page.locator("main button[type=submit]").click();
        page.fill("#code", BrowserCustomers.code(page, email, 1));
        page.locator("main button[type=submit]").first().click();
        assertThat(page.getByText("Почта подтверждена")).isVisible();
        page.fill("#password", BrowserCustomers.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL("**/studio");
    }
}
