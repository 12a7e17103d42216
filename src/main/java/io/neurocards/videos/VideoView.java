package io.neurocards.videos;

import io.neurocards.media.MediaKey;
import io.neurocards.shared.ProblemCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clip as its owner sees it.
 *
 * @param progress 0 to 100
 * @param queuePosition 1 for the next in line, absent when it no longer waits
 * @param etaSeconds seconds until it is probably done, from its model's latest clips here; absent before the first
 * @param retried whether a try at it went wrong, after which it is made again for the same price
 * @param charged whether its credits are spent; until then they are held, or released
 * @param clip where the film is, absent until it is done and again when its time was over
 * @param late whether the clip came when it had failed already, and is its owner's for nothing
 * @param madeBy known as soon as the clip was looked at
 * @param ignoredWords what of the customer's direction was not understood
 */
public record VideoView(
        UUID id,
        UUID orderId,
        Template template,
        String model,
        String description,
        String direction,
        int seconds,
        Stage stage,
        int progress,
        @Nullable Integer queuePosition,
        @Nullable Integer etaSeconds,
        boolean retried,
        long cost,
        boolean charged,
        MediaKey photo,
        @Nullable MediaKey clip,
        @Nullable MediaKey poster,
        boolean late,
        boolean filesDeleted,
        @Nullable String ignoredWords,
        @Nullable MadeBy madeBy,
        @Nullable ProblemCode error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What made a clip: whoever shows it has to say so beside it. */
    public enum MadeBy {
        /** A generative model. */
        GENERATIVE_MODEL,
        /** Software that moves the photo itself through a set that it draws. */
        SOFTWARE
    }
}
