package io.neurocards.videos;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OnBehalf;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A customer's order, taken once for its operation and only from whoever may order; the house places its own directly. */
final class TakeOrder {

    private static final String OPERATION = "videos.order";

    private final Decisions decisions;
    private final Admission admission;
    private final VideoOrders orders;
    private final PlaceOrder place;

    TakeOrder(Decisions decisions, Admission admission, VideoOrders orders, PlaceOrder place) {
        this.decisions = decisions;
        this.orders = orders;
        this.admission = admission;
        this.place = place;
    }

    /**
     * What is asked for, by whom it was asked first.
     *
     * @param asked everything that was asked but the photo, in one fixed form
     */
    record Request(OperationId id, Orderer orderer, String asked, StoredPhoto photo) {

        private Operation operation() {
            return new Operation(id, OPERATION, orderer.maker() + "\n" + asked + "\u001f" + photo.photo());
        }
    }

    /**
     * Takes an order, or says again what came of it: a repetition has to ask for the same, and is answered also when by now
     * it could not be ordered any more.
     *
     * @param check finds out what is made; called for the first only, in the transaction
     */
    OrderedVideos take(Request request, Supplier<CheckedBrief> check) {
        return take(request, check, brief -> place.place(request.orderer().person(), brief, request.photo()));
    }

    /** Takes the order of somebody who orders for others. */
    OrderedVideos take(Request request, Supplier<CheckedBrief> check, OnBehalf behalf) {
        var payer = request.orderer().person();
        return take(request, check, brief -> {
            behalf.begin(brief.model().id(), Credits.of(brief.model().credits()).times(brief.count()));
            var ordered = behalf.hasOwnBounds()
                    ? place.placeUnbounded(payer, brief, request.photo())
                    : place.place(payer, brief, request.photo());
            behalf.ordered(ordered);
            return ordered;
        });
    }

    private OrderedVideos take(
            Request request, Supplier<CheckedBrief> check, Function<CheckedBrief, OrderedVideos> placing) {
        return decisions.decide(request.operation(), OrderedVideos.class, () -> {
            var brief = check.get();
            var person = request.orderer().person();
            admission.require(person);
            place.requireScenario(person, brief, request.photo());
            return placing.apply(brief);
        });
    }

    /** Returns the photo of what was ordered by the operation, if it was this person's and anything was. */
    Optional<StoredPhoto> photoBefore(PersonId person, OperationId operation) {
        return before(person, operation)
                .map(ordered -> orders.get(ordered.orderId()))
                .map(order -> new StoredPhoto(order.photo(), order.cutout()));
    }

    /** Returns what was ordered by the operation, if it was this person's and anything was. */
    Optional<OrderedVideos> before(PersonId person, OperationId operation) {
        return decisions
                .outcome(operation, OPERATION, OrderedVideos.class)
                .filter(ordered -> orders.get(ordered.orderId()).person().equals(person));
    }
}
