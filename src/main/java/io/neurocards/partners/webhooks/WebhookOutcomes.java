package io.neurocards.partners.webhooks;

import io.neurocards.partners.webhooks.Webhook.Off;
import io.neurocards.partners.webhooks.WebhookCalls.Answer;
import io.neurocards.partners.webhooks.WebhookDelivery.Last;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes down what attempts came to, in the caller's transaction, and switches endpoints off that nobody listens at. */
@Component
record WebhookOutcomes(WebhookRows webhooks, WebhookDeliveryRows deliveries) {

    /** An endpoint that took nothing for as long is switched off with the next message that is given up. */
    static final Duration FAILING = Duration.ofDays(5);

    private static final Logger log = LoggerFactory.getLogger(WebhookOutcomes.class);

    /** Returns when to try again; nothing when it is over. */
    Optional<Instant> of(WebhookDelivery delivery, int attempt, Answer answer, Instant now) {
        return webhooks.lock(delivery.webhook()).flatMap(webhook -> of(webhook, delivery, attempt, answer, now));
    }

    private Optional<Instant> of(Webhook webhook, WebhookDelivery delivery, int attempt, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Taken(var status) -> {
                deliveries.delivered(delivery.id(), status, now);
                webhooks.works(delivery.webhook());
                yield Optional.empty();
            }
            case Answer.Gone() -> {
                var last = new Last(410, WebhookFailure.GONE.word());
                if (deliveries.failed(delivery.id(), attempt, last, null, now)) {
                    switchOff(delivery, Off.Reason.GONE, now);
                }
                yield Optional.empty();
            }
            case Answer.Failed failed -> failed(webhook, delivery, attempt, failed, now);
        };
    }

    private Optional<Instant> failed(
            Webhook webhook, WebhookDelivery delivery, int attempt, Answer.Failed failed, Instant now) {
        var round = delivery.round();
        var next = WebhookPauses.next(round.tries() + 1, round.beganAt(), now, failed.pause());
        var last = new Last(failed.status(), failed.why().word());
        webhooks.fails(delivery.webhook(), now);
        if (!deliveries.failed(delivery.id(), attempt, last, next, now)) {
            return Optional.empty();
        }
        if (next == null) {
            log.warn(
                    "Webhook given up: delivery={}, endpoint={}, attempts={}, reason={}; its partner can have it replayed",
                    delivery.id(),
                    delivery.webhook(),
                    attempt,
                    failed.why().word());
            var since = webhook.times().failingSince();
            if (since != null && !since.plus(FAILING).isAfter(now)) {
                switchOff(delivery, Off.Reason.FAILING, now);
            }
        }
        return Optional.ofNullable(next);
    }

    private void switchOff(WebhookDelivery delivery, Off.Reason reason, Instant now) {
        webhooks.switchOff(delivery.webhook(), new Off(reason, now));
        log.warn("Webhook endpoint switched off: endpoint={}, reason={}", delivery.webhook(), reason.word());
    }

    /** Gives a message up that nobody is to be told for now; it can be replayed. */
    void dropped(WebhookDelivery delivery, WebhookFailure why, Instant now) {
        deliveries.failed(delivery.id(), delivery.attempts(), new Last(null, why.word()), null, now);
    }
}
