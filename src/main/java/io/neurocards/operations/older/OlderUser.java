package io.neurocards.operations.older;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the older bot.
 *
 * @param telegramId Telegram's number of the account
 * @param credits what was left, zero or more
 * @param since when they came
 */
record OlderUser(
        long telegramId,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        Locale locale,
        long credits,
        Instant since) {

    /** Hides the names. */
    @Override
    public String toString() {
        return "OlderUser[telegramId=" + telegramId + "]";
    }
}
