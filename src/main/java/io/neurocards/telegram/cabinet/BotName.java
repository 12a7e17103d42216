package io.neurocards.telegram.cabinet;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.GetMe;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bot is called in links; asked once. */
@Component
@ConditionalOnBot
public class BotName {

    private final TelegramBot bot;
    private final AtomicReference<@Nullable String> known = new AtomicReference<>();

    BotName(TelegramBot bot) {
        this.bot = bot;
    }

    /**
     * Returns the name without an at sign.
     *
     * @throws IOException when Telegram doesn't say
     */
    public String username() throws IOException {
        var name = known.get();
        if (name != null) {
            return name;
        }
        try {
            var answer = bot.execute(new GetMe());
            if (!answer.isOk()) {
                throw new IOException("Telegram does not say who the bot is: code=" + answer.errorCode());
            }
            known.set(answer.user().username());
            return answer.user().username();
        } catch (RuntimeException e) {
            throw new IOException("Telegram can't be asked who the bot is", e);
        }
    }
}
