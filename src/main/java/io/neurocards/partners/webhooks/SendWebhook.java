package io.neurocards.partners.webhooks;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.partners.Partner;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.Partners;
import io.neurocards.partners.webhooks.WebhookDelivery.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells one endpoint of one event, at least once. A run begins an attempt and waits for its end only a moment: what takes longer
 * goes on by itself, and the next run sees what came of it. A crash leaves a claim that runs out, after which it is sent again.
 */
@Component
final class SendWebhook implements JobHandler {

    static final JobType TYPE = new JobType(
            "partner-webhook",
            RetryPolicy.attempts(20).waiting(Duration.ofSeconds(10)).doublingUpTo(Duration.ofMinutes(5)));

    /** Longer than any attempt may take. */
    static final Duration CLAIM = PartnerWebhooks.PATIENCE.plusSeconds(5);

    /** What a run waits for an answer: quick receivers are done with in one run, and slow ones hold no thread of the jobs. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Decisions decisions;
    private final Table table;
    private final WebhookBody body;
    private final WebhookCalls calls;
    private final WebhookLanes lanes;
    private final Clock clock;

    /** What is read and written on the way. */
    @Component
    record Table(Partners partners, WebhookRows webhooks, WebhookDeliveryRows deliveries, WebhookOutcomes outcomes) {}

    SendWebhook(
            Decisions decisions, Table table, WebhookBody body, WebhookCalls calls, WebhookLanes lanes, Clock clock) {
        this.decisions = decisions;
        this.table = table;
        this.body = body;
        this.calls = calls;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws InterruptedException {
        var now = clock.instant();
        var found = table.deliveries().find(id).filter(delivery -> delivery.status() == Status.PENDING);
        if (found.isEmpty()) {
            return JobStep.done();
        }
        var delivery = found.get();
        var wait = waits(delivery, now);
        if (wait.isPositive()) {
            return JobStep.again(wait);
        }
        var webhook = table.webhooks().find(delivery.webhook());
        if (webhook.isEmpty()) {
            return JobStep.done();
        }
        var partner = table.partners().find(webhook.get().owner().partner()).orElseThrow();
        var silent = silent(webhook.get(), partner);
        if (silent != null) {
            decisions.act(() -> table.outcomes().dropped(delivery, silent, clock.instant()));
            return JobStep.done();
        }
        return begun(delivery, webhook.get(), partner);
    }

    private static Duration waits(WebhookDelivery delivery, Instant now) {
        var round = delivery.round();
        var next = round.nextAt() == null ? now : round.nextAt();
        var claimed = round.claimedUntil();
        return Duration.between(now, claimed != null && claimed.isAfter(next) ? claimed : next);
    }

    private static @Nullable WebhookFailure silent(Webhook webhook, Partner partner) {
        if (!partner.isActive()) {
            return WebhookFailure.PARTNER_SUSPENDED;
        }
        return webhook.terms().enabled() ? null : WebhookFailure.SWITCHED_OFF;
    }

    private JobStep begun(WebhookDelivery delivery, Webhook webhook, Partner partner) throws InterruptedException {
        if (!lanes.enter(webhook)) {
            return JobStep.again(lanes.pause(webhook));
        }
        var isUnderWay = false;
        try {
            var now = clock.instant();
            var attempt = decisions.act(() -> table.deliveries().claim(delivery.id(), now, now.plus(CLAIM)));
            if (attempt.isEmpty()) {
                return JobStep.again(CLAIM);
            }
            var account = new PartnerAccount(partner, webhook.owner().world());
            var sending = lanes.begin(() -> {
                try {
                    return attempted(account, webhook, delivery, attempt.get());
                } finally {
                    lanes.leave(webhook);
                }
            });
            isUnderWay = true;
            return sending.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return JobStep.again(CLAIM);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An attempt ended without an outcome: delivery=" + delivery.id(), e);
        } finally {
            if (!isUnderWay) {
                lanes.leave(webhook);
            }
        }
    }

    private JobStep attempted(PartnerAccount account, Webhook webhook, WebhookDelivery delivery, int attempt) {
        var event = WebhookEvent.ofRow(delivery.type()).orElseThrow();
        var text = body.of(account, event, delivery);
        var answer = calls.send(webhook, delivery.id().toString(), text, clock.instant());
        var now = clock.instant();
        var next = decisions.act(() -> table.outcomes().of(delivery, attempt, answer, now));
        return next.map(at -> JobStep.again(Duration.between(now, at))).orElseGet(JobStep::done);
    }
}
