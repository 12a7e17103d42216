package io.neurocards.telegram.delivery;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.CancelVideo;
import io.neurocards.videos.Videos;
import java.util.UUID;

/** A customer cancels everything of an order that has not ended; the progress message says so by itself. */
public final class CancelOrder {

    private final Videos videos;
    private final CancelVideo cancelVideo;

    CancelOrder(Videos videos, CancelVideo cancelVideo) {
        this.videos = videos;
        this.cancelVideo = cancelVideo;
    }

    /**
     * Cancels the order's clips that wait or are being made, and returns how many those were.
     *
     * @throws ProblemException NOT_FOUND for an order that is not this person's
     */
    public int cancel(PersonId person, UUID order) {
        var clips = videos.ofOrder(person, order);
        if (clips.isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        var cancelled = 0;
        for (var clip : clips) {
            if (!clip.stage().isOver() && cancels(person, clip.id())) {
                cancelled++;
            }
        }
        return cancelled;
    }

    /** Returns false for a clip that has ended since it was read. */
    private boolean cancels(PersonId person, UUID job) {
        try {
            cancelVideo.cancel(person, job);
            return true;
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.NOT_CANCELLABLE) {
                throw e;
            }
            return false;
        }
    }
}
