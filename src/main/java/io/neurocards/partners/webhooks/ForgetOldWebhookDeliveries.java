package io.neurocards.partners.webhooks;

import io.neurocards.jobs.OldRows;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What was told, or could not be, can be looked at and replayed for so long. */
@Component
record ForgetOldWebhookDeliveries(OldRows rows) implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(30);

    @Override
    public String name() {
        return "partners-forget-old-webhook-deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        rows.forget("partner_webhook_deliveries", "happened_at", KEPT);
    }
}
