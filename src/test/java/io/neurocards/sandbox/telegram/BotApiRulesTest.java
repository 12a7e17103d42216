package io.neurocards.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.world.Json;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusals of the real server, word by word. */
class BotApiRulesTest {

    private static final String BOT = "/bot" + SandboxTelegram.TOKEN + "/";

    @TempDir
    private static Path folder;

    private static SandboxTelegram sandbox;
    private static BotApiCalls bot;
    private static TelegramPerson anna;

    @BeforeAll
    static void start() {
        sandbox = SandboxTelegram.start(folder, "--neurocards.sandbox.telegram.limits=false");
        bot = new BotApiCalls(sandbox.api());
        anna = sandbox.person("Анна", "ru");
        anna.says("/start");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sendMessage | {} | 400 Bad Request: message text is empty
            sendMessage | {"text":"a"} | 400 Bad Request: chat_id is empty
            sendMessage | {"text":"a","chat_id":424242} | 400 Bad Request: chat not found
            sendMessage | {"text":"a","chat_id":"@nobody"} | 400 Bad Request: chat not found
            sendMessage | {"text":" \\n ","chat_id":ANNA} | 400 Bad Request: text must be non-empty
            sendMessage | {"text":"<b></b>","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: text must be non-empty
            sendMessage | {"text":"a \\ud83d","chat_id":ANNA} | 400 Bad Request: strings must be encoded in UTF-8
            sendMessage | {"text":"a","parse_mode":"XML","chat_id":ANNA} | 400 Bad Request: unsupported parse_mode
            sendMessage | {"text":"яя<x>","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: can't parse entities: Unsupported start tag "x" at byte offset 4
            sendMessage | {"text":"<b>a","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"
            sendMessage | {"text":"a</b>","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: can't parse entities: Unexpected end tag at byte offset 1
            sendMessage | {"text":"<b><i>a</b></i>","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"
            sendMessage | {"text":"1 < 2","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: can't parse entities: Unsupported start tag "" at byte offset 2
            sendMessage | {"text":"1 <2","parse_mode":"HTML","chat_id":ANNA} | 400 Bad Request: can't parse entities: Unclosed start tag at byte offset 2
            sendMessage | {"text":"a.","parse_mode":"MarkdownV2","chat_id":ANNA} | 400 Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'
            sendMessage | {"text":"a","reply_markup":{"inline_keyboard":[[{"text":"a"}]]},"chat_id":ANNA} | 400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard
            sendMessage | {"text":"a","reply_markup":{"inline_keyboard":[[{"callback_data":"a"}]]},"chat_id":ANNA} | 400 Bad Request: can't parse inline keyboard button: Can't find field "text"
            sendMessage | {"text":"a","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"123456789012345678901234567890123456789012345678901234567890я1234"}]]},"chat_id":ANNA} | 400 Bad Request: BUTTON_DATA_INVALID
            sendMessage | {"text":"a","reply_markup":{"inline_keyboard":[[{"text":"a","web_app":{"url":"http://a.example"}}]]},"chat_id":ANNA} | 400 Bad Request: inline keyboard button Web App URL 'http://a.example' is invalid: Only HTTPS links are allowed
            sendMessage | {"text":"a","reply_parameters":{"message_id":9999},"chat_id":ANNA} | 400 Bad Request: message to be replied not found
            editMessageText | {"text":"a","chat_id":ANNA,"message_id":9999} | 400 Bad Request: message to edit not found
            editMessageText | {"text":"a","chat_id":ANNA,"message_id":1} | 400 Bad Request: message can't be edited
            deleteMessage | {"chat_id":ANNA,"message_id":9999} | 400 Bad Request: message to delete not found
            sendPhoto | {"chat_id":ANNA} | 400 Bad Request: there is no photo in the request
            sendVideo | {"chat_id":ANNA} | 400 Bad Request: there is no video in the request
            sendVideo | {"chat_id":ANNA,"video":"BAACnothing"} | 400 Bad Request: wrong file identifier/HTTP URL specified
            sendVideo | {"chat_id":ANNA,"video":"http://127.0.0.1:1/a.mp4"} | 400 Bad Request: failed to get HTTP URL content
            getFile | {} | 400 Bad Request: file_id not specified
            getFile | {"file_id":"AgACnothing"} | 400 Bad Request: wrong file_id or the file is temporarily unavailable
            sendMediaGroup | {"chat_id":ANNA,"media":[]} | 400 Bad Request: there are no messages to send
            sendChatAction | {"chat_id":ANNA,"action":"dance"} | 400 Bad Request: wrong parameter action in request
            answerCallbackQuery | {"callback_query_id":"1"} | 400 Bad Request: query is too old and response timeout expired or query ID is invalid
            answerPreCheckoutQuery | {"pre_checkout_query_id":"1","ok":true} | 400 Bad Request: query is too old and response timeout expired or query ID is invalid
            sendInvoice | {"chat_id":ANNA,"title":"t","description":"d","payload":"p","currency":"XTR","prices":[{"label":"a","amount":1},{"label":"b","amount":1}]} | 400 Bad Request: STARS_INVOICE_INVALID
            sendInvoice | {"chat_id":ANNA,"title":"t","description":"d","payload":"p","currency":"RUB","prices":[{"label":"a","amount":1}]} | 400 Bad Request: PAYMENT_PROVIDER_INVALID
            sendInvoice | {"chat_id":ANNA,"description":"d","payload":"p","currency":"XTR","prices":[{"label":"a","amount":1}]} | 400 Bad Request: parameter "title" is required
            refundStarPayment | {"user_id":ANNA,"telegram_payment_charge_id":"stx"} | 400 Bad Request: CHARGE_ID_INVALID
            setMyCommands | {"commands":[{"command":"Привет","description":"d"}]} | 400 Bad Request: BOT_COMMAND_INVALID
            setWebhook | {"url":"http://example.com/hook"} | 400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook
            setWebhook | {"url":"http://127.0.0.1:1","secret_token":"a b"} | 400 Bad Request: secret token contains unallowed characters
            danceForMe | {} | 404 Not Found: method not found
            """)
    void a_wrong_call_is_refused_in_the_words_of_the_real_server(String method, String json, String refusal) {
        var said = bot.refusal(method, json.replace("ANNA", Long.toString(anna.id())));

        assertThat(said).isEqualTo(refusal);
    }

    @Test
    void a_text_of_4096_units_goes_and_one_more_does_not() {
        var longest =
                "{\"chat_id\":" + anna.id() + ",\"parse_mode\":\"HTML\",\"text\":\"<b>" + "я".repeat(4096) + "</b>\"}";

        assertThat(bot.call("sendMessage", longest).path("ok").asBoolean(false)).isTrue();
        assertThat(bot.refusal("sendMessage", longest.replace("</b>", "!</b>")))
                .isEqualTo("400 Bad Request: message is too long");
    }

    @Test
    void the_same_text_again_is_not_modified_and_an_omitted_keyboard_is_removed() {
        var where = "{\"chat_id\":" + anna.id() + ",\"text\":\"x\"";
        var keyboard = ",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"b\"}]]}}";
        var id = bot.call("sendMessage", where + keyboard)
                .path("result")
                .path("message_id")
                .asInt(0);
        var same = where + ",\"message_id\":" + id;

        var unchanged = bot.refusal("editMessageText", same + keyboard);
        var edited = bot.call("editMessageText", same + "}").path("result");

        assertThat(unchanged).startsWith("400 Bad Request: message is not modified: specified new message content");
        assertThat(edited.has("reply_markup")).isFalse();
        assertThat(edited.path("edit_date").asLong(0)).isPositive().isLessThan(10_000_000_000L);
    }

    @Test
    void names_are_read_in_any_case_and_parameters_from_the_address_a_form_or_json() {
        var inAddress = bot.get(BOT + "SENDmessage?chat_id=" + anna.id() + "&text=%D1%8F");
        var inForm = bot.form(BOT + "sendmessage?chat_id=" + anna.id(), "text", "я & ты");

        assertThat(Json.read(inAddress.body()).path("result").path("text").asString(""))
                .isEqualTo("я");
        assertThat(Json.read(inForm.body()).path("result").path("text").asString(""))
                .isEqualTo("я & ты");
        assertThat(bot.call("getMe", "{}").path("result").path("is_bot").asBoolean(false))
                .isTrue();
    }

    @Test
    void a_token_is_known_unknown_or_none_at_all() {
        assertThat(bot.get("/bot1:abc/getMe").statusCode()).isEqualTo(401);
        assertThat(bot.get("/bot1:abc/getMe").body()).contains("\"Unauthorized\"");
        assertThat(bot.get("/botabc/getMe").body()).contains("Unauthorized: invalid token specified");
        assertThat(bot.get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void of_two_pollers_the_older_is_sent_away() {
        bot.call("getUpdates", "{\"offset\":-1}");
        bot.call("getUpdates", "{\"offset\":2000000000}");
        var older = CompletableFuture.supplyAsync(
                () -> bot.refusal("getUpdates", "{\"offset\":2000000000,\"timeout\":30}"));
        var newer = CompletableFuture.runAsync(() -> {
            while (!older.isDone()) {
                bot.call("getUpdates", "{\"offset\":2000000000,\"timeout\":1}");
            }
        });

        assertThat(older.join())
                .isEqualTo("409 Conflict: terminated by other getUpdates request; "
                        + "make sure that only one bot instance is running");
        newer.join();
    }

    @Test
    void a_body_that_is_no_json_object_is_refused() {
        assertThat(bot.refusal("sendMessage", "{broken")).isEqualTo("400 Bad Request: can't parse JSON object");
        assertThat(bot.refusal("sendMessage", "[]")).isEqualTo("400 Bad Request: can't parse JSON object");
    }

    @Test
    void trouble_comes_as_ordered_and_once() {
        sandbox.order("server_error", 1, "getMe", 0);
        sandbox.order("too_many_requests", 1, "getMe", 7);

        var first = bot.get(BOT + "getMe");
        var second = bot.get(BOT + "getMe");
        var third = bot.get(BOT + "getMe");

        assertThat(first.statusCode()).isEqualTo(500);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("7");
        assertThat(second.body()).contains("Too Many Requests: retry after 7", "\"retry_after\":7");
        assertThat(third.statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_is_lost_after_the_message_has_arrived() {
        sandbox.order("lost_answer", 1, "sendMessage", 0);

        var lost = CompletableFuture.supplyAsync(
                () -> bot.call("sendMessage", "{\"chat_id\":" + anna.id() + ",\"text\":\"came\"}"));

        assertThat(lost).failsWithin(TelegramPerson.PATIENCE);
        assertThat(anna.awaitText("came").fromBot()).isTrue();
    }
}
