package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import java.io.IOException;
import java.util.UUID;

/** What the house itself may do with a customer's clip; each joins the transaction of whoever notes who did it. */
public final class VideoInterventions {

    private final VideoRows rows;
    private final BriefCheck briefs;
    private final MediaStore store;
    private final PlaceOrder place;
    private final EndVideo endVideo;
    private final Jobs jobs;

    VideoInterventions(
            VideoRows rows, BriefCheck briefs, MediaStore store, PlaceOrder place, EndVideo endVideo, Jobs jobs) {
        this.rows = rows;
        this.briefs = briefs;
        this.store = store;
        this.place = place;
        this.endVideo = endVideo;
        this.jobs = jobs;
    }

    /** A failed clip that can be made again as one of the same order's kind, at today's price. */
    public static final class Repeat {

        private final PersonId person;
        private final CheckedBrief brief;
        private final StoredPhoto photo;

        private Repeat(PersonId person, CheckedBrief brief, StoredPhoto photo) {
            this.person = person;
            this.brief = brief;
            this.photo = photo;
        }

        public PersonId person() {
            return person;
        }

        public Credits cost() {
            return Credits.of(brief.model().credits());
        }
    }

    /**
     * Cancels a clip that waits or is being made; its credits are available again at once.
     *
     * @return whether this call did; a cancelled clip stays so
     * @throws ProblemException NOT_FOUND; NOT_CANCELLABLE when it has ended otherwise
     */
    public boolean cancel(UUID id, String reason) {
        Decisions.requireOpen();
        var job = rows.jobs().lock(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        if (job.stage() == Stage.CANCELLED) {
            return false;
        }
        if (!endVideo.end(id, Stage.CANCELLED, ProblemCode.CANCELLED_BY_OPERATOR, reason)) {
            throw new ProblemException(ProblemCode.NOT_CANCELLABLE)
                    .with("stage", job.stage().text());
        }
        jobs.enqueue(VideoPipeline.TYPE, id);
        return true;
    }

    /**
     * Returns what making a clip again would take; nothing is changed yet, and no transaction may be open.
     *
     * @throws ProblemException NOT_FOUND; NOT_RETRYABLE unless it failed or was cancelled; PHOTO_REQUIRED when the photo is
     *     gone; and what is wrong with the brief today, such as MODEL_UNAVAILABLE
     */
    public Repeat repeat(UUID id) throws IOException {
        var job = rows.jobs().find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        if (job.stage() != Stage.FAILED && job.stage() != Stage.CANCELLED) {
            throw new ProblemException(ProblemCode.NOT_RETRYABLE);
        }
        var order = rows.orders().get(job.orderId());
        if (!store.exists(order.photoKey())) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
        return new Repeat(
                order.person(),
                briefs.check(order.again(), order.type()).with(order.scenario()),
                new StoredPhoto(order.photo(), order.cutout()));
    }

    /** Orders it again in the customer's name; the caller has seen to the credits. */
    public OrderedVideos order(Repeat repeat) {
        Decisions.requireOpen();
        return place.place(repeat.person, repeat.brief, repeat.photo);
    }
}
