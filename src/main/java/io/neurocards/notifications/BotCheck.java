package io.neurocards.notifications;

import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The studio's bot: Telegram is asked who it is. */
@Component
record BotCheck(HouseBot bot) implements OutsideCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Optional<String> look() throws IOException {
        if (bot.token() == null || bot.token().isBlank() || bot.sandbox()) {
            return Optional.empty();
        }
        var http = new OkHttpClient.Builder().callTimeout(PATIENCE).build();
        var question = new Request.Builder()
                .url(bot.apiUrl() + "/bot" + bot.token() + "/getMe")
                .build();
        try (var answer = http.newCall(question).execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException(
                        answer.code() == 401 || answer.code() == 404
                                ? "Telegram does not know BOT_TOKEN"
                                : "Telegram answered " + answer.code());
            }
            var me = JsonMapper.shared().readTree(answer.body().string());
            return Optional.of("@" + me.at("/result/username").asString());
        }
    }
}
