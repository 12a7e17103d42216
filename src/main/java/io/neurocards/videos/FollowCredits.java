package io.neurocards.videos;

import io.neurocards.jobs.Jobs;
import io.neurocards.payments.PaymentCompleted;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import org.springframework.context.event.EventListener;

/** Sees, in the transactions that bring them, that credits came for an order that waits; other ways are found by looking. */
final class FollowCredits {

    private final ShortRows rows;
    private final VideoOrders orders;
    private final Jobs jobs;

    FollowCredits(ShortRows rows, VideoOrders orders, Jobs jobs) {
        this.rows = rows;
        this.orders = orders;
        this.jobs = jobs;
    }

    @EventListener
    void on(PaymentCompleted completed) {
        look(completed.personId());
    }

    /** A clip that was not made gives its credits back. */
    @EventListener
    void on(VideoEnded ended) {
        if (ended.stage() != Stage.COMPLETED) {
            look(ended.personId());
        }
    }

    private void look(PersonId person) {
        rows.open(person)
                .filter(order -> order.state() == ShortOrder.State.WAITING)
                .ifPresent(order -> jobs.enqueue(PlaceShortOrder.TYPE, order.id()));
    }

    /** An order of the same photo takes the place of the one that waits, also when its customer placed it by hand. */
    @EventListener
    void on(VideosOrdered ordered) {
        if (rows.open(ordered.personId()).isPresent()) {
            rows.ordered(ordered.personId(), orders.get(ordered.orderId()).photo(), ordered.orderId(), ordered.at());
        }
    }
}
