package io.neurocards.accounts.erasure;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who leaves, as they were known until now.
 *
 * @param telegramId the number of their Telegram account, if they have one
 * @param email their e-mail address, if they have one
 * @param credits what they have been told they will lose, and agreed to
 */
public record Leaving(
        PersonId person,
        @Nullable Long telegramId,
        @Nullable String email,
        Credits credits,
        Instant now) {

    /** Hides who it is. */
    @Override
    public String toString() {
        return "Leaving[person=" + person + "]";
    }
}
