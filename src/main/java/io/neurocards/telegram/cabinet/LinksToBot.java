package io.neurocards.telegram.cabinet;

import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Addresses that open our bot in Telegram. */
@Component
@ConditionalOnBot
final class LinksToBot implements BotLinks {

    private static final Logger log = LoggerFactory.getLogger(LinksToBot.class);

    private final BotName name;

    LinksToBot(BotName name) {
        this.name = name;
    }

    /** Returns nothing when Telegram does not say what the bot is called; whoever asked shows a code to type instead. */
    @Override
    public Optional<String> start(String parameter) {
        try {
            return Optional.of("https://t.me/" + name.username() + "?start=" + parameter);
        } catch (IOException e) {
            log.warn("No link to the bot, since Telegram does not say what it is called: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
