package io.neurocards.videos;

import io.neurocards.accounts.Consents;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer orders clips of a product: one order, one, three or five jobs, as many holds, all or nothing. */
public final class OrderVideos {

    private final Consents consents;
    private final BriefCheck briefs;
    private final StoredPhotos photos;
    private final TakeOrder orders;
    private final OrderAgain again;

    OrderVideos(Consents consents, BriefCheck briefs, StoredPhotos photos, TakeOrder orders, OrderAgain again) {
        this.consents = consents;
        this.briefs = briefs;
        this.photos = photos;
        this.orders = orders;
        this.again = again;
    }

    /**
     * Places the order; the same operation again returns the first answer and orders nothing.
     *
     * @throws io.neurocards.shared.ProblemException TERMS_NOT_ACCEPTED; what {@code PhotoIntake} says of the photo; what is
     *     wrong with the brief; INSUFFICIENT_CREDITS with need and have; TOO_MANY_ACTIVE_VIDEOS; ACCOUNT_BANNED,
     *     ACCOUNT_DELETED or MAINTENANCE. Nothing is held then.
     * @throws IOException when the photo can't be read
     */
    public OrderedVideos order(PersonId person, OperationId operation, Brief brief, InputStream photo)
            throws IOException {
        return order(Orderer.of(person), operation, brief, photo);
    }

    /**
     * Orders the same once more as an earlier job was ordered, at today's price; the same operation again returns the first answer.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND for a job that is not this person's; PHOTO_REQUIRED when its photo is
     *     gone; and as above
     * @throws IOException when the photo can't be read
     */
    public OrderedVideos again(PersonId person, OperationId operation, UUID job) throws IOException {
        return again.order(person, operation, job);
    }

    /**
     * Places the order of somebody who may have been another person when they made it.
     *
     * @throws io.neurocards.shared.ProblemException as above
     * @throws IOException when the photo can't be read
     */
    OrderedVideos order(Orderer orderer, OperationId operation, Brief brief, InputStream photo) throws IOException {
        return take(orderer, operation, brief, VideoType.REELS, checked(orderer, operation, brief, photo));
    }

    /**
     * Who orders. An order that was made and not sent, or not answered, before its maker was joined with somebody is still the
     * same one: it bears the maker's name, and is ordered once.
     *
     * @param person who pays, and whose the clips are
     * @param maker who they were when they made it; mostly the same
     */
    public record Orderer(PersonId person, PersonId maker) {

        public static Orderer of(PersonId person) {
            return new Orderer(person, person);
        }
    }

    /**
     * Places the order of somebody who orders for others and pays for them.
     *
     * @throws io.neurocards.shared.ProblemException as above, and whatever {@code behalf} says
     * @throws IOException when the photo can't be read
     */
    public OrderedVideos order(PersonId payer, OperationId operation, Brief brief, InputStream photo, OnBehalf behalf)
            throws IOException {
        var orderer = Orderer.of(payer);
        var stored = checked(orderer, operation, brief, photo);
        var asked = brief.asked(VideoType.REELS) + "\u001f" + behalf.asked();
        return orders.take(
                new TakeOrder.Request(operation, orderer, asked, stored),
                () -> briefs.check(brief, VideoType.REELS),
                behalf);
    }

    private StoredPhoto checked(Orderer orderer, OperationId operation, Brief brief, InputStream photo)
            throws IOException {
        consents.require(orderer.person());
        if (ordered(orderer.person(), operation).isEmpty()) {
            briefs.check(brief, VideoType.REELS); // what is wrong is said before a photo is kept
        }
        return photos.take(orderer.maker(), photo);
    }

    /** What whoever orders for others has to say within the transaction of the order; anything thrown undoes all of it. */
    public interface OnBehalf {

        /** Returns what is asked besides the brief, in one fixed form, for comparison with a repetition. */
        String asked();

        /** Says whether {@link #ordered} keeps the payer in bounds, instead of those that hold for every person. */
        boolean hasOwnBounds();

        /** Called before the credits are held, for the model that makes the clips and what all of them cost. */
        void begin(String model, Credits cost);

        /** Called when credits are held and clips are written. */
        void ordered(OrderedVideos ordered);
    }

    /** Returns what the person's own order of this operation came to, or nothing when there is none or it is long past. */
    public Optional<OrderedVideos> ordered(PersonId person, OperationId operation) {
        return orders.before(person, operation);
    }

    /** Returns the photo of the person's own order of this operation, or nothing as above. */
    Optional<StoredPhoto> photoOrdered(PersonId person, OperationId operation) {
        return orders.photoBefore(person, operation);
    }

    /**
     * Places an order for a photo that was kept before.
     *
     * @throws io.neurocards.shared.ProblemException as above, and PHOTO_REQUIRED when the photo's time was over and it is
     *     gone
     */
    public OrderedVideos order(Orderer orderer, OperationId operation, Brief brief, VideoType type, StoredPhoto photo)
            throws IOException {
        consents.require(orderer.person());
        if (ordered(orderer.person(), operation).isEmpty()) {
            briefs.check(brief, type);
            if (!photos.has(photo)) {
                throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
            }
        }
        return take(orderer, operation, brief, type, photo);
    }

    private OrderedVideos take(Orderer orderer, OperationId operation, Brief brief, VideoType type, StoredPhoto photo) {
        return orders.take(
                new TakeOrder.Request(operation, orderer, brief.asked(type), photo), () -> briefs.check(brief, type));
    }

    /**
     * What an order came to.
     *
     * @param available the credits that are left
     * @param held the credits that are set aside, these included
     */
    public record OrderedVideos(UUID orderId, List<OrderedJob> jobs, long available, long held) {

        /** One clip of the order and what it will cost. */
        public record OrderedJob(UUID jobId, long cost) {}
    }
}
