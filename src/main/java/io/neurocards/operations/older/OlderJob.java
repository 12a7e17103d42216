package io.neurocards.operations.older;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the older bot made, or did not.
 *
 * @param source its key there
 * @param telegramId whose it is
 * @param status {@code completed} or {@code failed}
 */
record OlderJob(
        String source,
        long telegramId,
        String status,
        @Nullable String template,
        @Nullable String prompt,
        @Nullable String clip,
        @Nullable String error,
        long credits,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
