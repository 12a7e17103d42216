package io.neurocards.partners.webhooks;

import io.neurocards.jobs.Jobs;
import io.neurocards.operations.house.ClipDelivery;
import io.neurocards.partners.PartnerVideos;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has a partner's endpoints told once more that a clip is done, under the ids by which they were told before. */
@Component
record AnnounceAgain(
        PartnerVideos videos, WebhookRows webhooks, AnnounceToPartners announce, WebhookDeliveryRows rows, Jobs jobs)
        implements ClipDelivery {

    @Override
    public String way() {
        return "webhook";
    }

    @Override
    public boolean again(Finished finished, Instant now) {
        var owner = videos.ownerOf(finished.order());
        if (owner.isEmpty()) {
            return false;
        }
        var told = webhooks.of(owner.get()).stream()
                .filter(webhook -> webhook.hears(WebhookEvent.VIDEO_COMPLETED))
                .map(webhook -> again(webhook.id(), finished.clip(), now))
                .toList();
        jobs.enqueueAll(SendWebhook.TYPE, told);
        return !told.isEmpty();
    }

    private UUID again(UUID webhook, UUID clip, Instant now) {
        var id = announce.announce(webhook, WebhookEvent.VIDEO_COMPLETED, clip, now);
        rows.replay(id, now);
        return id;
    }
}
