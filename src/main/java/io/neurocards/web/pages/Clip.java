package io.neurocards.web.pages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clip as a page shows it: every text in the reader's language, every link ready.
 *
 * @param tone the style class of its state
 * @param retried the word that it is being made again, while it is
 * @param trouble why there is no film, when it has ended without one
 * @param madeBy the sentence that says what made the film
 * @param film where the film is, when there is one
 * @param action the token of the form that orders it again
 * @param price what ordering it again costs
 */
record Clip(
        UUID id,
        UUID orderId,
        String description,
        String template,
        String direction,
        String model,
        int seconds,
        String status,
        boolean over,
        String stage,
        String tone,
        int progress,
        @Nullable String queue,
        @Nullable String eta,
        @Nullable String retried,
        String charge,
        @Nullable String trouble,
        @Nullable String ignoredWords,
        @Nullable String madeBy,
        @Nullable String madeByInShort,
        @Nullable String photo,
        @Nullable String film,
        @Nullable String poster,
        @Nullable String download,
        boolean filesDeleted,
        UUID action,
        String price,
        Instant createdAt,
        String created,
        String day) {}
