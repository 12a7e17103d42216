package io.neurocards.videos;

import io.neurocards.shared.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own orders, to order the same product again. */
public final class EarlierOrders {

    private final VideoOrders orders;

    EarlierOrders(VideoOrders orders) {
        this.orders = orders;
    }

    /** Returns the person's last order of a type, or of any when {@code type} is null. */
    public Optional<EarlierOrder> latest(PersonId person, @Nullable VideoType type) {
        return orders.latest(person, type).map(EarlierOrders::view);
    }

    /** Returns the order that a clip belongs to; somebody else's is not found. */
    public Optional<EarlierOrder> ofJob(PersonId person, UUID job) {
        return orders.ofJob(person, job).map(EarlierOrders::view);
    }

    private static EarlierOrder view(VideoOrder order) {
        return new EarlierOrder(
                order.type(),
                new StoredPhotos.StoredPhoto(order.photo(), order.cutout()),
                order.description(),
                order.template(),
                order.wishes(),
                order.prompt());
    }
}
