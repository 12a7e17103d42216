package io.neurocards.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something for whoever runs the studio, in their language.
 *
 * @param id the same for every try to pass it on
 * @param about the row it is about, so that a newer letter about it stands for an older one that still waits; may be none
 * @param kind for the log
 * @param isQuiet whether it need not make a sound
 * @param canBeSeen whether somebody may say to have seen it
 * @param line what stands for it among many others
 * @param text the whole, as plain text
 * @param brief what a chat gets instead of the whole
 */
record Letter(
        UUID id,
        @Nullable UUID about,
        String kind,
        Instant at,
        boolean isQuiet,
        boolean canBeSeen,
        String subject,
        String line,
        String text,
        String brief) {}
