package io.neurocards.sandbox.telegram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.UpdatesListener;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.LabeledPrice;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.SendInvoice;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.request.SetMyCommands;
import io.neurocards.Thorough;
import io.neurocards.web.TestBrowser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat page in a real browser, with a small bot behind it. */
@Thorough
class ChatPageTest {

    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path folder;

    private static SandboxTelegram sandbox;
    private static TestBrowser browser;
    private static TelegramBot bot;

    @BeforeAll
    static void start() {
        sandbox = SandboxTelegram.start(folder);
        browser = new TestBrowser("http://127.0.0.1:" + sandbox.port());
        bot = sandbox.client();
        bot.execute(new SetMyCommands(new BotCommand("start", "Сначала"), new BotCommand("help", "Помощь")));
        bot.setUpdatesListener(updates -> {
            updates.forEach(ChatPageTest::answer);
            return UpdatesListener.CONFIRMED_UPDATES_ALL;
        });
    }

    @AfterAll
    static void stop() {
        bot.removeGetUpdatesListener();
        browser.close();
        sandbox.close();
        bot.shutdown();
    }

    private static void answer(Update update) {
        if (update.preCheckoutQuery() != null) {
            bot.execute(new AnswerPreCheckoutQuery(update.preCheckoutQuery().id()));
        } else if (update.callbackQuery() != null) {
            var query = update.callbackQuery();
            long person = query.from().id();
            bot.execute(new AnswerCallbackQuery(query.id())
                    .text("Выбрано")
                    .showAlert(query.data().equals("alert")));
            bot.execute(new EditMessageText(
                    person, query.maybeInaccessibleMessage().messageId(), "Вы нажали " + query.data()));
        } else if (update.message() != null) {
            answer(update.message());
        }
    }

    private static void answer(Message message) {
        long person = message.from().id();
        if (message.photo() != null) {
            bot.execute(new SendPhoto(person, message.photo()[0].fileId()).caption("Фото получено"));
        } else if (message.successfulPayment() != null) {
            bot.execute(new SendMessage(person, "Спасибо"));
        } else if ("/buy".equals(message.text())) {
            bot.execute(new SendInvoice(
                    person, "10 видео", "Пакет", "order:1", "XTR", List.of(new LabeledPrice("10", 390))));
        } else {
            bot.execute(new SendMessage(
                            person, "<b>Вы сказали:</b> " + message.text().replace("<", "&lt;"))
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(new InlineKeyboardMarkup(
                            new InlineKeyboardButton("Тихо").callbackData("quiet"),
                            new InlineKeyboardButton("Громко").callbackData("alert"))));
        }
    }

    private static void say(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    @Test
    void two_tabs_are_two_people_and_each_sees_their_own_chat() {
        var anna = browser.stranger();
        var boris = browser.strangerWithPhone();
        anna.navigate("/sandbox/telegram?user=1");
        boris.navigate("/sandbox/telegram?user=2");

        say(anna, "привет <script>alert(1)</script>");
        say(boris, "hello");
        anna.locator(".key", new Page.LocatorOptions().setHasText("Тихо")).click();
        boris.locator(".key", new Page.LocatorOptions().setHasText("Громко")).click();

        assertThat(anna.locator("#log")).containsText("Вы нажали quiet");
        assertThat(anna.locator("#log")).containsText("<script>alert(1)</script>");
        assertThat(anna.locator("#toast")).hasText("Выбрано");
        assertThat(anna.locator("#log")).not().containsText("hello");
        assertThat(boris.locator("#alert")).isVisible();
        boris.locator("#alert button").click();
        assertThat(boris.locator("#log")).containsText("Вы нажали alert");
        shoot(anna, "sandbox-telegram-1440");
        shoot(boris, "sandbox-telegram-390");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_photo_is_sent_and_an_invoice_is_paid_with_play_stars() {
        var vera = browser.strangerWithPhone();
        vera.navigate("/sandbox/telegram?user=3");
        vera.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        vera.locator("#file").setInputFiles(new FilePayload("mug.jpg", "image/jpeg", Pictures.jpeg(900, 1200)));
        say(vera, "кружка");
        assertThat(vera.locator("#log")).containsText("Фото получено");
        say(vera, "/buy");
        vera.locator(".key--pay").click();
        assertThat(vera.locator("#log")).containsText("Спасибо");

        assertThat(vera.locator("#stars")).hasText("9610");
        assertThat(vera.locator("#log")).containsText("Оплачено: чек");
        assertThat(vera.locator("#log img")).hasCount(2);
        var overflow = vera.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).isEqualTo(0);
        shoot(vera, "sandbox-telegram-390-dark");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_menu_starts_the_bot_and_a_blocked_bot_is_told_so() {
        var fourth = browser.stranger();
        fourth.navigate("/sandbox/telegram?user=4&start=ref_1");

        fourth.locator("#deep button").click();
        assertThat(fourth.locator("#log")).containsText("/start ref_1");
        fourth.locator(".tg-commands summary").click();
        fourth.locator(".tg-commands button")
                .filter(new FilterOptions().setHasText("/help"))
                .click();
        assertThat(fourth.locator("#log")).containsText("Вы сказали: /help");
        fourth.locator(".tg-block").click();

        assertThat(fourth.locator("#menu")).containsText("Вы заблокировали бота");
        shoot(fourth, "sandbox-telegram-menu");
        assertThat(browser.complaints()).isEmpty();
    }
}
