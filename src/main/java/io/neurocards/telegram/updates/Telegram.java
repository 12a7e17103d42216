package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.WebhookInfo;
import com.pengrad.telegrambot.request.DeleteWebhook;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetWebhookInfo;
import com.pengrad.telegrambot.request.SetWebhook;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.telegram.client.BotAddress;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.UpdateMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** What we ask of Telegram about updates. Which kinds we want is said each time: Telegram remembers what was said last. */
final class Telegram {

    static final List<String> KINDS =
            List.of("message", "edited_message", "callback_query", "pre_checkout_query", "my_chat_member");

    private static final int LARGEST_BATCH = 100;
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final TelegramBot bot;
    private final BotAddress address;
    private final BotSettings settings;
    private final OkHttpClient http;
    private volatile @Nullable Call asking;

    Telegram(TelegramBot bot, BotAddress address, BotSettings settings, OkHttpClient http) {
        this.bot = bot;
        this.address = address;
        this.settings = settings;
        this.http = http;
    }

    /**
     * Asks for what is new from {@code offset} on, which confirms all before it, and waits up to {@code wait} for it; returns
     * Telegram's answer.
     */
    String updates(long offset, Duration wait) throws IOException {
        var form = new FormBody.Builder()
                .add("limit", Integer.toString(LARGEST_BATCH))
                .add("timeout", Long.toString(wait.toSeconds()))
                .add("allowed_updates", KINDS.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
        if (offset != 0) {
            form.add("offset", Long.toString(offset));
        }
        var call = http.newBuilder()
                .readTimeout(wait.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
                .build()
                .newCall(new Request.Builder()
                        .url(address.method("getUpdates"))
                        .post(form.build())
                        .build());
        asking = call;
        try (var response = call.execute()) {
            return response.body().string();
        } finally {
            asking = null;
        }
    }

    /** @throws IOException when Telegram does not answer, or does not know the bot; the message holds no token */
    void askWhoWeAre() throws IOException {
        var me = bot.execute(new GetMe());
        if (me == null) {
            throw new IOException("Telegram's answer can't be understood");
        }
        if (!me.isOk()) {
            throw new IOException("Telegram refuses: " + me.errorCode() + " " + me.description());
        }
    }

    /** Ends a question that is being waited for. */
    void stopAsking() {
        var call = asking;
        if (call != null) {
            call.cancel();
        }
    }

    /** Says to Telegram how we want to hear from it; what waits there is never dropped. */
    BaseResponse sayHow() {
        if (settings.mode() == UpdateMode.POLLING) {
            return bot.execute(new DeleteWebhook());
        }
        return bot.execute(new SetWebhook()
                .url(settings.publicBaseUrl() + "/telegram/webhook")
                .secretToken(String.valueOf(settings.webhookSecret()))
                .allowedUpdates(KINDS.toArray(String[]::new)));
    }

    /** Returns what Telegram says of its calls of our webhook, or nothing when it says nothing. */
    Optional<WebhookInfo> webhook() {
        var answer = bot.execute(new GetWebhookInfo());
        return answer == null || !answer.isOk() ? Optional.empty() : Optional.ofNullable(answer.webhookInfo());
    }

    boolean isAsked() {
        return settings.mode() == UpdateMode.POLLING;
    }
}
