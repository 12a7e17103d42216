package io.neurocards.notifications;

import io.neurocards.operations.databases.CallTexts;
import io.neurocards.operations.databases.OperatorCall;
import java.io.IOException;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Writes a call for help to chats of Telegram, by the plainest call of the Bot API. */
record CallByTelegram(OkHttpClient http, String address, List<String> chats, AlertSettings settings, CallTexts texts)
        implements Outbox.Way {

    private static final int TOO_MANY = 429;
    private static final int SERVERS_FAULT = 500;

    @Override
    public void send(OperatorCall call) throws IOException {
        var failure = "";
        for (var chat : chats) {
            failure = sent(call, chat, failure);
        }
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /** Who can't be reached at all keeps nobody else from being told; what may pass is worth another try. */
    private String sent(OperatorCall call, String chat, String failure) throws IOException {
        var form = new FormBody.Builder()
                .add("chat_id", chat)
                .add("text", texts.subject(call, settings.language()) + "\n\n" + texts.text(call, settings.language()))
                .add("disable_web_page_preview", "true")
                .build();
        try (var answer = http.newCall(
                        new Request.Builder().url(address).post(form).build())
                .execute()) {
            var code = answer.code();
            return code == TOO_MANY || code >= SERVERS_FAULT || (!answer.isSuccessful() && chats.size() == 1)
                    ? "Telegram answered " + code
                    : failure;
        }
    }

    /** Hides the token that is in the address. */
    @Override
    public String toString() {
        return "CallByTelegram[chats=" + chats.size() + "]";
    }
}
