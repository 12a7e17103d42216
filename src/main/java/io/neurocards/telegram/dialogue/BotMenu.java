package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.MenuButtonWebApp;
import com.pengrad.telegrambot.model.WebAppInfo;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.SetChatMenuButton;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.Role;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
@ConditionalOnRole(Role.BOT)
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
            "export",
            "delete");

    private final TelegramBot bot;
    private final BotSettings settings;

    BotMenu(TelegramBot bot, BotSettings settings) {
        this.bot = bot;
        this.settings = settings;
    }

    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        Thread.ofVirtual().name("telegram-menu").start(() -> {
            announce(new SetMyCommands(commands(Words.in(Locale.ENGLISH))));
            announce(new SetMyCommands(commands(Words.in(Locale.of("ru")))).languageCode("ru"));
            studio(settings.publicBaseUrl()).ifPresent(this::announce);
        });
    }

    /** Returns the button that opens the studio inside Telegram, which opens pages by HTTPS only. */
    static Optional<SetChatMenuButton> studio(@Nullable String baseUrl) {
        if (baseUrl == null || !baseUrl.startsWith("https://")) {
            return Optional.empty();
        }
        var app = new WebAppInfo(baseUrl.replaceAll("/+$", "") + "/app");
        var name = Words.in(Locale.of("ru")).label("command.studio");
        return Optional.of(new SetChatMenuButton().menuButton(new MenuButtonWebApp(name, app)));
    }

    private void announce(BaseRequest<?, ? extends BaseResponse> commands) {
        try {
            var answer = bot.execute(commands);
            if (!answer.isOk()) {
                log.warn(
                        "Telegram took no menu: code={}, reason={}; the old menu stays",
                        answer.errorCode(),
                        answer.description());
            }
        } catch (RuntimeException e) {
            log.warn("Telegram can't be told the menu: reason={}; the old menu stays", e.getMessage());
        }
    }

    private static BotCommand[] commands(Words words) {
        return COMMANDS.stream()
                .map(command -> new BotCommand(command, words.label("command." + command)))
                .toArray(BotCommand[]::new);
    }
}
