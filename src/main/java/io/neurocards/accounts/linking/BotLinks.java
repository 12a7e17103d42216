package io.neurocards.accounts.linking;

import java.util.Optional;

/** How the bot is opened with a word for it to read. Whoever talks with Telegram knows. */
public interface BotLinks {

    /** Returns the address that opens the bot with {@code parameter}, or nothing while there is no bot. */
    Optional<String> start(String parameter);
}
