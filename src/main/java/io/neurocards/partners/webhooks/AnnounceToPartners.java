package io.neurocards.partners.webhooks;

import io.neurocards.jobs.Jobs;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderFulfilled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.partners.PartnerOrders;
import io.neurocards.partners.PartnerOwner;
import io.neurocards.partners.PartnerVideos;
import io.neurocards.shared.OperationId;
import io.neurocards.videos.events.VideoCameLate;
import io.neurocards.videos.events.VideoEnded;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes down what partners' programs are to be told, within the very transaction in which it happens; sent it is afterwards.
 * Each event is one message for each endpoint, however often it is announced.
 */
@Component
record AnnounceToPartners(
        PartnerVideos videos, PartnerOrders orders, WebhookRows webhooks, WebhookDeliveryRows deliveries, Jobs jobs) {

    @EventListener
    void on(VideoEnded event) {
        var what = switch (event.stage()) {
            case COMPLETED -> WebhookEvent.VIDEO_COMPLETED;
            case CANCELLED -> WebhookEvent.VIDEO_CANCELLED;
            case FAILED -> WebhookEvent.VIDEO_FAILED;
            case QUEUED, PROMPTING, SUBMITTING, GENERATING, FETCHING, CHECKING, DELIVERING ->
                throw new IllegalArgumentException("Not an end: " + event);
        };
        announce(videos.ownerOf(event.orderId()), what, event.jobId(), event.at());
    }

    /** After it had failed it is completed all the same. */
    @EventListener
    void on(VideoCameLate event) {
        announce(videos.ownerOf(event.orderId()), WebhookEvent.VIDEO_COMPLETED, event.jobId(), event.at());
    }

    @EventListener
    void on(OrderPaid event) {
        announce(orders.ownerOf(event.orderId()), WebhookEvent.ORDER_PAID, event.orderId(), event.at());
    }

    @EventListener
    void on(OrderFulfilled event) {
        announce(orders.ownerOf(event.orderId()), WebhookEvent.ORDER_FULFILLED, event.orderId(), event.at());
    }

    @EventListener
    void on(OrderCancelled event) {
        announce(orders.ownerOf(event.orderId()), WebhookEvent.ORDER_CANCELLED, event.orderId(), event.at());
    }

    @EventListener
    void on(OrderRefunded event) {
        announce(orders.ownerOf(event.orderId()), WebhookEvent.ORDER_REFUNDED, event.orderId(), event.at());
    }

    private void announce(Optional<PartnerOwner> owner, WebhookEvent event, UUID subject, Instant now) {
        if (owner.isEmpty()) {
            return;
        }
        var ids = webhooks.of(owner.get()).stream()
                .filter(webhook -> webhook.hears(event))
                .map(webhook -> announce(webhook.id(), event, subject, now))
                .toList();
        jobs.enqueueAll(SendWebhook.TYPE, ids);
    }

    UUID announce(UUID webhook, WebhookEvent event, UUID subject, Instant now) {
        var id = OperationId.named("webhook\n" + webhook + "\n" + subject + "\n" + event.type())
                .value();
        deliveries.insert(id, webhook, event, subject, now);
        return id;
    }
}
