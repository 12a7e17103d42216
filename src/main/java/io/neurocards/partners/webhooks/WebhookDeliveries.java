package io.neurocards.partners.webhooks;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.webhooks.WebhookDelivery.Status;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner's people look at what their endpoints were told, and have it told again. */
@Component
public final class WebhookDeliveries {

    /** How many one call has told again. */
    public static final int MOST = 1000;

    private final Decisions decisions;
    private final WebhookRows webhooks;
    private final WebhookDeliveryRows rows;
    private final Jobs jobs;
    private final Clock clock;

    WebhookDeliveries(Decisions decisions, WebhookRows webhooks, WebhookDeliveryRows rows, Jobs jobs, Clock clock) {
        this.decisions = decisions;
        this.webhooks = webhooks;
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Returns the newest first.
     *
     * @param before older than this one of the same endpoint
     * @throws ProblemException NOT_FOUND without such an endpoint in this world
     */
    public List<WebhookDelivery> latest(
            PartnerAccount account, UUID webhook, @Nullable Status status, @Nullable UUID before, int limit) {
        var _ = webhooks.find(account.owner(), webhook).orElseThrow(WebhookDeliveries::notFound);
        return rows.latest(webhook, status, before, limit);
    }

    /**
     * Has one told again at once, under the same id; one that is still to be told is left as it is.
     *
     * @throws ProblemException NOT_FOUND; WEBHOOK_SWITCHED_OFF
     */
    public WebhookDelivery replay(PartnerAccount account, UUID webhook, UUID id) {
        return decisions.act(() -> {
            requireOn(account, webhook);
            var _ = rows.find(id)
                    .filter(delivery -> delivery.webhook().equals(webhook))
                    .orElseThrow(WebhookDeliveries::notFound);
            rows.replay(id, clock.instant());
            jobs.enqueue(SendWebhook.TYPE, id);
            return rows.find(id).orElseThrow();
        });
    }

    /**
     * How many were taken up again, and whether the same call would find more.
     */
    public record Replayed(int count, boolean hasMore) {}

    /**
     * Has those told again that ended so and happened since then, the oldest first, a thousand at most.
     *
     * @param status dead or delivered
     * @throws ProblemException NOT_FOUND; WEBHOOK_SWITCHED_OFF; INVALID_REQUEST with {@code field}
     */
    public Replayed replay(PartnerAccount account, UUID webhook, Status status, Instant since) {
        if (status == Status.PENDING) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "status");
        }
        return decisions.act(() -> {
            requireOn(account, webhook);
            var now = clock.instant();
            var oldest = now.minus(ForgetOldWebhookDeliveries.KEPT.plusDays(1));
            if (since.isAfter(now)) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "since");
            }
            var found = rows.ended(webhook, status, since.isBefore(oldest) ? oldest : since, MOST + 1);
            var taken = found.subList(0, Math.min(found.size(), MOST));
            taken.forEach(id -> rows.replay(id, now));
            jobs.enqueueAll(SendWebhook.TYPE, taken);
            return new Replayed(taken.size(), found.size() > MOST);
        });
    }

    private void requireOn(PartnerAccount account, UUID webhook) {
        WebhookCheck.requireOn(webhooks.lock(account.owner(), webhook).orElseThrow(WebhookDeliveries::notFound));
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }
}
