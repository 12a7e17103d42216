package io.neurocards.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.LabeledPrice;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.RefundStarPayment;
import com.pengrad.telegrambot.request.SendInvoice;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendVideo;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is not ours works with the sandbox as it works with Telegram. */
class BotApiClientTest {

    @TempDir
    private static Path folder;

    private static SandboxTelegram sandbox;
    private static TelegramBot bot;
    private static int offset;

    @BeforeAll
    static void start() {
        sandbox = SandboxTelegram.start(folder);
        bot = sandbox.client();
    }

    @AfterAll
    static void stop() {
        bot.shutdown();
        sandbox.close();
    }

    private static Update next() {
        var updates = bot.execute(new GetUpdates().offset(offset).limit(1).timeout(20))
                .updates();
        assertThat(updates).hasSize(1);
        offset = updates.getFirst().updateId() + 1;
        return updates.getFirst();
    }

    @Test
    void it_learns_its_own_name() {
        var me = bot.execute(new GetMe()).user();

        assertThat(me.id()).isEqualTo(SandboxTelegram.BOT_ID);
        assertThat(me.isBot()).isTrue();
        assertThat(me.username()).endsWith("_bot");
    }

    @Test
    void it_talks_with_a_person_and_edits_what_it_said() {
        var anna = sandbox.person("Анна", "ru");

        anna.says("/start promo_7");
        var started = next().message();
        var sent = bot.execute(new SendMessage(anna.id(), "Выберите <b>шаблон</b> &lt;1&gt;")
                .parseMode(ParseMode.HTML)
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("Первый").callbackData("tpl:1"))));
        var query = anna.presses("Первый");
        var pressed = next().callbackQuery();
        bot.execute(new AnswerCallbackQuery(pressed.id()).text("Готово").showAlert(true));
        bot.execute(new EditMessageText(started.chat().id(), sent.message().messageId(), "Шаблон 1"));

        assertThat(started.from().id()).isEqualTo(anna.id()).isGreaterThan(Integer.MAX_VALUE);
        assertThat(started.from().languageCode()).isEqualTo("ru");
        assertThat(started.entities()[0].length()).isEqualTo(6);
        assertThat(sent.message().text()).isEqualTo("Выберите шаблон <1>");
        assertThat(pressed.data()).isEqualTo("tpl:1");
        assertThat(anna.awaitAnswer(query)).isEqualTo(new TelegramPerson.Answer(query, "Готово", true));
        assertThat(anna.awaitText("Шаблон 1").edited()).isTrue();
        assertThat(anna.awaitText("Шаблон 1").buttons()).isEmpty();
    }

    @Test
    void it_downloads_a_photo_and_sends_a_video_with_its_facts() throws Exception {
        var boris = sandbox.person("Boris", "en");
        var film = new byte[70_000];

        boris.sendsPhoto(Pictures.jpeg(1600, 1200), "mug");
        var photo = next().message();
        var file = bot.execute(new GetFile(photo.photo()[photo.photo().length - 1].fileId()))
                .file();
        var bytes = bot.getFileContent(file);
        var video = bot.execute(new SendVideo(boris.id(), film)
                        .fileName("clip.mp4")
                        .width(720)
                        .height(1280)
                        .duration(10)
                        .thumbnail(Pictures.jpeg(180, 320))
                        .supportsStreaming(true)
                        .caption("done"))
                .message()
                .video();
        var again =
                bot.execute(new SendVideo(boris.id(), video.fileId())).message().video();

        assertThat(photo.caption()).isEqualTo("mug");
        assertThat(photo.photo()).extracting(size -> size.width()).containsExactly(90, 320, 800, 1280);
        assertThat(bytes).hasSize(Math.toIntExact(file.fileSize())).startsWith(0xFF, 0xD8);
        assertThat(video.width()).isEqualTo(720);
        assertThat(video.duration()).isEqualTo(10);
        assertThat(video.fileSize()).isEqualTo(70_000);
        assertThat(video.thumbnail().height()).isEqualTo(320);
        assertThat(again.fileId()).isEqualTo(video.fileId());
    }

    @Test
    void it_sells_for_stars_and_gives_them_back_once() {
        var vera = sandbox.person("Вера", "ru");
        vera.says("/start");
        next();
        bot.execute(new SendInvoice(
                vera.id(), "10 видео", "Пакет", "order:42", "XTR", List.of(new LabeledPrice("10", 390))));

        var outcome = CompletableFuture.supplyAsync(vera::pays);
        var checkout = next().preCheckoutQuery();
        bot.execute(new AnswerPreCheckoutQuery(checkout.id()));
        var paid = next().message().successfulPayment();
        var charged = vera.stars();
        var refund = bot.execute(new RefundStarPayment(vera.id(), paid.telegramPaymentChargeId()));
        var second = bot.execute(new RefundStarPayment(vera.id(), paid.telegramPaymentChargeId()));
        var refunded = next().message();

        assertThat(outcome.join().path("status").asString("")).isEqualTo("paid");
        assertThat(checkout.totalAmount()).isEqualTo(390);
        assertThat(checkout.invoicePayload()).isEqualTo("order:42");
        assertThat(paid.invoicePayload()).isEqualTo("order:42");
        assertThat(charged).isEqualTo(10_000 - 390);
        assertThat(refund.isOk()).isTrue();
        assertThat(second.description()).isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
        assertThat(refunded.refundedPayment().telegramPaymentChargeId()).isEqualTo(paid.telegramPaymentChargeId());
        assertThat(vera.stars()).isEqualTo(10_000);
    }

    @Test
    void a_person_who_blocked_it_hears_nothing() {
        var igor = sandbox.person("Игорь", "ru");
        igor.says("/start");
        next();

        igor.blocks();
        var change = next().myChatMember();
        var refused = bot.execute(new SendMessage(igor.id(), "ау"));
        igor.unblocks();
        next();

        assertThat(change.newChatMember().status().name()).isEqualTo("kicked");
        assertThat(refused.errorCode()).isEqualTo(403);
        assertThat(refused.description()).isEqualTo("Forbidden: bot was blocked by the user");
        assertThat(bot.execute(new SendMessage(igor.id(), "снова тут")).isOk()).isTrue();
    }
}
