package io.neurocards.accounts.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Telegram account as Telegram describes it.
 *
 * @param id Telegram's number of the account, above zero
 * @param username without the at sign; may change
 * @param firstName anything; what can't be printed is left out
 * @param locale the language to write in; another than ours becomes Russian
 */
public record TelegramUser(
        long id, @Nullable String username, @Nullable String firstName, Locale locale) {

    /** Hides the names. */
    @Override
    public String toString() {
        return "TelegramUser[id=" + id + "]";
    }
}
