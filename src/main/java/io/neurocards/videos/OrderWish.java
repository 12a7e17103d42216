package io.neurocards.videos;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.waiting.Wish;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** An order, kept with its brief and where its photo lies. */
record OrderWish(OrderVideos orders, Scenarios scenarios, ObjectMapper json) implements ClipWish {

    /**
     * What the journal keeps of an order.
     *
     * @param photo absent for the one that its scenario was written for
     * @param maker who its person was when they made it, if somebody else
     */
    record Kept(
            Brief brief,
            VideoType type,
            @Nullable StoredPhoto photo,
            @Nullable PersonId maker) {

        static Kept of(Orderer orderer, Brief brief, @Nullable StoredPhoto photo) {
            var maker = orderer.maker().equals(orderer.person()) ? null : orderer.maker();
            return new Kept(brief, VideoType.REELS, photo, maker);
        }
    }

    Wish of(Orderer orderer, OperationId operation, Kept kept) {
        return of(orderer.person(), operation, json.writeValueAsString(kept));
    }

    @Override
    public String type() {
        return "videos.order";
    }

    @Override
    public OrderedVideos order(PersonId person, OperationId operation, byte[] kept) throws IOException {
        return order(person, operation, json.readValue(kept, Kept.class));
    }

    OrderedVideos order(PersonId person, OperationId operation, Kept kept) throws IOException {
        var photo = kept.photo() == null ? photoOfScenario(person, operation, kept.brief()) : kept.photo();
        var orderer = kept.maker() == null ? Orderer.of(person) : new Orderer(person, kept.maker());
        return orders.order(orderer, operation, kept.brief(), kept.type(), photo);
    }

    /** A scenario may be over by the time that its order is repeated. */
    private StoredPhoto photoOfScenario(PersonId person, OperationId operation, Brief brief) {
        var scenario = brief.scenario();
        if (scenario == null) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
        return orders.photoOrdered(person, operation)
                .orElseGet(() -> scenarios.get(person, scenario).photo());
    }
}
