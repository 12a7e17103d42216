package io.neurocards.telegram.delivery;

import io.neurocards.jobs.Jobs;
import io.neurocards.telegram.delivery.DeliveryRows.State;
import io.neurocards.videos.events.VideoCameLate;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;

/** Takes down, in the transactions of {@code videos}, what the customer is to be shown and sent, wherever they ordered. */
final class FollowOrders {

    private final PersonChats chats;
    private final ProgressRows progress;
    private final DeliveryRows deliveries;
    private final Jobs jobs;

    FollowOrders(PersonChats chats, ProgressRows progress, DeliveryRows deliveries, Jobs jobs) {
        this.chats = chats;
        this.progress = progress;
        this.deliveries = deliveries;
        this.jobs = jobs;
    }

    @EventListener
    void on(VideosOrdered ordered) {
        chats.chatOf(ordered.personId()).ifPresent(chat -> {
            progress.insert(ordered.orderId(), ordered.personId(), chat, ordered.at());
            ordered.jobIds()
                    .forEach(job -> deliveries.insert(job, ordered.orderId(), ordered.personId(), chat, ordered.at()));
        });
    }

    /** A cancelled clip needs no message of its own: whoever cancelled it sees so in the progress message. */
    @EventListener
    void on(VideoEnded ended) {
        switch (ended.stage()) {
            case COMPLETED -> deliver(ended.jobId(), Form.VIDEO, ended.at());
            case FAILED -> deliver(ended.jobId(), Form.NOTICE, ended.at());
            case CANCELLED -> deliveries.end(ended.jobId(), State.NOTHING, ended.at());
            case QUEUED, PROMPTING, SUBMITTING, GENERATING, FETCHING, CHECKING, DELIVERING ->
                throw new IllegalArgumentException("Not an end: " + ended);
        }
    }

    @EventListener
    void on(VideoCameLate late) {
        deliver(late.jobId(), Form.VIDEO, late.at());
    }

    private void deliver(UUID job, Form form, Instant at) {
        if (deliveries.due(job, form, at)) {
            jobs.enqueue(DeliverVideos.TYPE, job);
        }
    }
}
