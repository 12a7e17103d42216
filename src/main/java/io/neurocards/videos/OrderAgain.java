package io.neurocards.videos;

import io.neurocards.accounts.Consents;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import java.io.IOException;
import java.util.UUID;

/** A customer orders one more clip of the same product with the same brief; it takes the next variant, so it differs. */
final class OrderAgain {

    private final Consents consents;
    private final VideoOrders orders;
    private final BriefCheck briefs;
    private final MediaStore store;
    private final TakeOrder take;

    OrderAgain(Consents consents, VideoOrders orders, BriefCheck briefs, MediaStore store, TakeOrder take) {
        this.consents = consents;
        this.orders = orders;
        this.briefs = briefs;
        this.store = store;
        this.take = take;
    }

    /**
     * Orders at today's price; the same operation again returns the first answer.
     *
     * @throws ProblemException NOT_FOUND for a job that is not this person's; PHOTO_REQUIRED when the photo's time was over
     *     and it is gone; and what {@link OrderVideos} says
     */
    OrderedVideos order(PersonId person, OperationId operation, UUID job) throws IOException {
        consents.require(person);
        var earlier = orders.ofJob(person, job).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        if (take.before(person, operation).isEmpty() && !store.exists(earlier.photoKey())) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
        var brief = earlier.again();
        return take.take(
                new TakeOrder.Request(
                        operation,
                        Orderer.of(person),
                        brief.asked(earlier.type()),
                        new StoredPhoto(earlier.photo(), earlier.cutout())),
                () -> briefs.check(brief, earlier.type()));
    }
}
