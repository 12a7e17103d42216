package io.neurocards.orders;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.Answer;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * A customer orders things of the catalogue, and the order is kept while nobody can decide: under the same id, which it has for good
 * once it is placed. It may still be refused then.
 */
@Component
public final class PlaceOrKeep {

    private final PlaceOrder placeOrder;
    private final PlacingWish wish;
    private final Acceptance acceptance;

    PlaceOrKeep(PlaceOrder placeOrder, PlacingWish wish, Acceptance acceptance) {
        this.placeOrder = placeOrder;
        this.wish = wish;
        this.acceptance = acceptance;
    }

    /**
     * Places the order, or keeps it.
     *
     * @throws io.neurocards.shared.ProblemException what {@link PlaceOrder} and {@link Acceptance} say; of an order that is kept,
     *     what can be said without asking anybody
     */
    public Answer<Order> place(
            OperationId operation, PersonId person, Platform platform, OrderSource source, NewOrder wanted)
            throws IOException {
        return acceptance.of(person, () -> placeOrder.place(operation, person, platform, source, wanted), () -> {
            placeOrder.requireSound(wanted);
            return wish.of(operation, person, platform, source, wanted);
        });
    }
}
