package io.neurocards.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.databases.CallTexts;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Writes a letter to chats of Telegram, by the plainest call of the Bot API. */
final class CallByTelegram implements Outbox.Way {

    private static final int TOO_MANY = 429;
    private static final int SERVERS_FAULT = 500;

    /** Telegram takes 4096; what is longer is cut and read in the mail. */
    private static final int LONGEST = 4000;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OkHttpClient http;
    private final Supplier<String> address;
    private final List<String> chats;
    private final Buttons buttons;

    CallByTelegram(OkHttpClient http, Supplier<String> address, List<String> chats, Buttons buttons) {
        this.http = http;
        this.address = address;
        this.chats = List.copyOf(chats);
        this.buttons = buttons;
    }

    /**
     * What can be pressed below a letter.
     *
     * @param areAnswered whether the studio's own bot writes to its administrators, so that presses reach us
     */
    record Buttons(boolean areAnswered, CallTexts texts, AlertSettings settings) {

        private List<List<Button>> of(Letter letter) {
            var desk = new Button(texts.button("alerts", settings.language()), "adm:alerts");
            return letter.canBeSeen()
                    ? List.of(List.of(
                            new Button(texts.button("seen", settings.language()), "adm:seen:" + letter.about()), desk))
                    : List.of(List.of(desk));
        }
    }

    /** A button as the Bot API names its parts. */
    record Button(
            String text, @JsonProperty("callback_data") String data) {}

    /** A row of rows. */
    record Keyboard(@JsonProperty("inline_keyboard") List<List<Button>> rows) {}

    @Override
    public void send(Letter letter) throws IOException {
        var failure = "";
        for (var chat : chats) {
            failure = sent(letter, chat, failure);
        }
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /** Who can't be reached at all keeps nobody else from being told; what may pass is worth another try. */
    private String sent(Letter letter, String chat, String failure) throws IOException {
        var form = new FormBody.Builder()
                .add("chat_id", chat)
                .add("text", cut(letter.brief()))
                .add("disable_web_page_preview", "true")
                .add("disable_notification", String.valueOf(letter.isQuiet()));
        if (buttons.areAnswered()) {
            form.add("reply_markup", JSON.writeValueAsString(new Keyboard(buttons.of(letter))));
        }
        try (var answer = http.newCall(new Request.Builder()
                        .url(address.get())
                        .post(form.build())
                        .build())
                .execute()) {
            var code = answer.code();
            return code == TOO_MANY || code >= SERVERS_FAULT || (!answer.isSuccessful() && chats.size() == 1)
                    ? "Telegram answered " + code
                    : failure;
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** Hides the token that is in the address. */
    @Override
    public String toString() {
        return "CallByTelegram[chats=" + chats.size() + "]";
    }
}
