package io.neurocards.telegram.dialogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A private chat as it was when the update came.
 *
 * @param state where the conversation stands, absent when that can't be read
 * @param version counts the changes of the state
 */
record Chat(
        long id,
        Locale locale,
        @Nullable State state,
        int version,
        @Nullable String referral) {}
