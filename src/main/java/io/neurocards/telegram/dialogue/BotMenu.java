package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.request.SetMyCommands;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Words;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells Telegram the commands that it offers to customers, in their language. */
@Component
@ConditionalOnBot
class BotMenu {

    private static final Logger log = LoggerFactory.getLogger(BotMenu.class);
    static final List<String> COMMANDS = List.of(
            "start",
            "menu",
            "generation",
            "cabinet",
            "history",
            "balance",
            "invite",
            "link",
            "language",
            "help",
            "support",
            "cancel",
            "terms",
            "paysupport",
            "delete");

    private final TelegramBot bot;

    BotMenu(TelegramBot bot) {
        this.bot = bot;
    }

    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        Thread.ofVirtual().name("telegram-menu").start(() -> {
            announce(new SetMyCommands(commands(Words.in(Locale.ENGLISH))));
            announce(new SetMyCommands(commands(Words.in(Locale.of("ru")))).languageCode("ru"));
        });
    }

    private void announce(SetMyCommands commands) {
        try {
            var answer = bot.execute(commands);
            if (!answer.isOk()) {
                log.warn(
                        "Telegram took no commands: code={}, reason={}; the old menu stays",
                        answer.errorCode(),
                        answer.description());
            }
        } catch (RuntimeException e) {
            log.warn("Telegram can't be told the commands: reason={}; the old menu stays", e.getMessage());
        }
    }

    private static BotCommand[] commands(Words words) {
        return COMMANDS.stream()
                .map(command -> new BotCommand(command, words.label("command." + command)))
                .toArray(BotCommand[]::new);
    }
}
