package io.neurocards.videos;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.Orderer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order for which credits are missing, as it is kept.
 *
 * @param id that of the operation which places it
 * @param price what the customer said yes to, for all clips
 * @param asked a higher price that they were asked about since
 * @param why it ended without an order, in a stable word
 * @param charged what it cost when it was placed; unknown when the customer placed it by hand
 */
record ShortOrder(
        UUID id,
        PersonId person,
        Platform platform,
        OrderWish.Kept wish,
        StoredPhoto photo,
        long price,
        @Nullable Long asked,
        State state,
        @Nullable String why,
        @Nullable UUID orderId,
        @Nullable Long charged,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** Why it ended, besides the codes of problems. */
    static final String CANCELLED = "cancelled";

    static final String REPLACED = "replaced";
    static final String EXPIRED = "expired";

    enum State {
        WAITING,
        ASKING,
        ORDERED,
        ENDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.ASKING;
    }

    OperationId operation() {
        return new OperationId(id);
    }

    Orderer orderer() {
        return wish.maker() == null ? Orderer.of(person) : new Orderer(person, wish.maker());
    }
}
