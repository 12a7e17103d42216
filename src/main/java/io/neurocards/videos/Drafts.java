package io.neurocards.videos;

import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that is put together step by step, as in a conversation: each part is checked and kept as it comes, by the same
 * rules as an order that comes all at once. Also what a person ordered before, to begin the next one with.
 */
public final class Drafts {

    private final BriefCheck briefs;
    private final StoredPhotos photos;
    private final VideoOrders orders;

    Drafts(BriefCheck briefs, StoredPhotos photos, VideoOrders orders) {
        this.briefs = briefs;
        this.photos = photos;
        this.orders = orders;
    }

    /** Where a photo is, within the bucket of the inputs. */
    public record StoredPhoto(String photo, @Nullable String cutout) {}

    /** What a customer ordered before. */
    public record EarlierOrder(
            VideoType type, StoredPhoto photo, String description, Template template, String wishes, String prompt) {}

    /**
     * Checks a photo and keeps it, until the retention is over.
     *
     * @throws io.neurocards.shared.ProblemException what {@code PhotoIntake} says of it, and STORAGE_FULL
     * @throws IOException when it can't be read or kept
     */
    public StoredPhoto photo(PersonId person, InputStream upload) throws IOException {
        return photos.take(person, upload);
    }

    /**
     * Returns what a customer wrote about the product, as it will be kept.
     *
     * @throws io.neurocards.shared.ProblemException DESCRIPTION_REQUIRED when nothing is left of it; TEXT_TOO_LONG with limit
     *     and length
     */
    public String description(@Nullable String written) {
        return briefs.description(written);
    }

    /** Returns the wishes as they will be kept; TEXT_TOO_LONG is thrown as for a description. */
    public String wishes(@Nullable String written) {
        return briefs.wishes(written);
    }

    /**
     * Returns a customer's own direction as it will be kept, for the model that is chosen when nobody chooses.
     *
     * @throws io.neurocards.shared.ProblemException PROMPT_REQUIRED when nothing is left of it; TEXT_TOO_LONG with limit and
     *     length
     */
    public String prompt(@Nullable String written) {
        return briefs.prompt(written);
    }

    /** Returns the person's last order of a type, or of any when {@code type} is null. */
    public Optional<EarlierOrder> latest(PersonId person, @Nullable VideoType type) {
        return orders.latest(person, type).map(Drafts::view);
    }

    /** Returns the order that a clip belongs to; somebody else's is not found. */
    public Optional<EarlierOrder> ofJob(PersonId person, UUID job) {
        return orders.ofJob(person, job).map(Drafts::view);
    }

    private static EarlierOrder view(VideoOrder order) {
        return new EarlierOrder(
                order.type(),
                new StoredPhoto(order.photo(), order.cutout()),
                order.description(),
                order.template(),
                order.wishes(),
                order.prompt());
    }
}
