package io.neurocards.accounts.telegram;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they are known on Telegram.
 *
 * @param username without the at sign, as it was when they were last heard of
 * @param createdAt since when that account has been known
 */
public record TelegramProfile(
        PersonId personId,
        long telegramId,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        Locale locale,
        Instant createdAt) {

    /** Hides the names. */
    @Override
    public String toString() {
        return "TelegramProfile[personId=" + personId + "]";
    }
}
