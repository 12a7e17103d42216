package io.neurocards.videos;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Orders that need not be decided at once. While nobody can decide, the photo is put on the disk, the order into the journal,
 * and the customer is told that it is kept and nothing charged; it may still be refused later, for want of credits.
 */
public final class WaitingOrders {

    private final OrderVideos orders;
    private final BriefCheck briefs;
    private final StoredPhotos photos;
    private final Acceptance acceptance;
    private final OrderWish orderWish;
    private final AgainWish againWish;

    /** Opens the photo from its beginning, as often as it is called. */
    @FunctionalInterface
    public interface Upload {
        InputStream open() throws IOException;
    }

    WaitingOrders(
            OrderVideos orders,
            BriefCheck briefs,
            StoredPhotos photos,
            Acceptance acceptance,
            OrderWish orderWish,
            AgainWish againWish) {
        this.orders = orders;
        this.briefs = briefs;
        this.photos = photos;
        this.acceptance = acceptance;
        this.orderWish = orderWish;
        this.againWish = againWish;
    }

    /**
     * Orders, or keeps the order. What is wrong with the photo or the brief is said at once either way.
     *
     * @throws ProblemException what {@link OrderVideos} and {@link Acceptance} say
     */
    public Answer<OrderedVideos> order(Orderer orderer, OperationId operation, Brief brief, Upload photo)
            throws IOException {
        return acceptance.of(
                orderer.person(),
                () -> {
                    try (var content = photo.open()) {
                        return orders.order(orderer, operation, brief, content);
                    }
                },
                () -> {
                    briefs.check(brief, VideoType.REELS);
                    try (var content = photo.open()) {
                        var kept = OrderWish.Kept.of(orderer, brief, photos.take(orderer.maker(), content));
                        return orderWish.of(orderer, operation, kept);
                    }
                });
    }

    /**
     * Orders, or keeps the order, of the photo that its scenario was written for. Whether there is such a scenario is seen
     * when it is decided.
     *
     * @throws ProblemException PHOTO_REQUIRED without a scenario, and as above
     */
    public Answer<OrderedVideos> orderByScenario(Orderer orderer, OperationId operation, Brief brief)
            throws IOException {
        if (brief.scenario() == null) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
        var kept = OrderWish.Kept.of(orderer, brief, null);
        return acceptance.of(orderer.person(), () -> orderWish.order(orderer.person(), operation, kept), () -> {
            briefs.check(brief, VideoType.REELS);
            return orderWish.of(orderer, operation, kept);
        });
    }

    /**
     * Orders one more clip like that of a job, or keeps the order.
     *
     * @throws ProblemException what {@link OrderAgain} and {@link Acceptance} say
     */
    public Answer<OrderedVideos> again(PersonId person, OperationId operation, UUID job) throws IOException {
        return acceptance.of(
                person,
                () -> againWish.again().order(person, operation, job),
                () -> againWish.of(person, operation, job.toString()));
    }
}
