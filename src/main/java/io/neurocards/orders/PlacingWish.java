package io.neurocards.orders;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.waiting.WaitingAction;
import io.neurocards.waiting.Wish;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * An order that waits for a database. Its prices are those of the moment in which it is decided; a total that the customer was
 * told is compared with them then. Which program asked for it is kept with it; wishes that earlier builds kept tell none.
 */
@Component
record PlacingWish(PlaceOrder placeOrder, ObjectMapper json) implements WaitingAction {

    private record Kept(Platform platform, @Nullable OrderSource source, NewOrder wanted) {}

    Wish of(OperationId operation, PersonId person, Platform platform, OrderSource source, NewOrder wanted) {
        var kept = json.writeValueAsBytes(new Kept(platform, source, wanted));
        return new Wish(operation, person, platform.word(), type(), Bytes.of(kept));
    }

    @Override
    public String type() {
        return "orders.place";
    }

    /** Nothing is paid yet, so it goes behind what stands for credits. */
    @Override
    public Priority priority() {
        return Priority.HIGH;
    }

    @Override
    public Optional<Duration> expiresAfter() {
        return Optional.empty();
    }

    @Override
    public String decide(AcceptedOperation operation) {
        var kept = json.readValue(operation.payload().toArray(), Kept.class);
        var order = placeOrder.place(operation.id(), operation.person(), kept.platform(), kept.source(), kept.wanted());
        return "/v1/orders/" + order.id();
    }
}
