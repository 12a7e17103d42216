package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.partners.webhooks.PartnerWebhooks;
import io.neurocards.partners.webhooks.WebhookDeliveries;
import io.neurocards.partners.webhooks.WebhookDelivery;
import io.neurocards.partners.webhooks.WebhookDelivery.Status;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a partner's endpoints were told, and having it told again. */
@RestController
@RequestMapping("/v1/api/webhooks/{webhook_id}")
@Tag(name = "Partners")
class PartnerDeliveriesApi {

    private final PartnerWebhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final MessageSource messages;
    private final Reach reach;

    PartnerDeliveriesApi(PartnerWebhooks webhooks, WebhookDeliveries deliveries, MessageSource messages, Reach reach) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.reach = reach;
    }

    record DeliveryJson(
            @Schema(description = "The webhook-id, the same however often it is sent")
            UUID id,

            @Schema(example = "video.completed") String type,

            @Schema(description = "pending, delivered or dead")
            String status,

            int attempts,

            @Schema(description = "The status of the last answer") @JsonProperty("last_status") @Nullable
            Integer lastStatus,

            @Schema(description = "What was wrong with the last attempt") @JsonProperty("last_error") @Nullable
            String lastError,

            @JsonProperty("next_attempt_at") @Nullable Instant nextAttemptAt,

            @Schema(description = "When it happened") Instant at) {}

    record DeliveryList(List<DeliveryJson> deliveries) {}

    private DeliveryJson json(WebhookDelivery delivery, Locale locale) {
        var last = delivery.last();
        return new DeliveryJson(
                delivery.id(),
                delivery.type(),
                delivery.status().word(),
                delivery.attempts(),
                last.status(),
                last.error() == null ? null : sentence(last.error(), last.status(), locale),
                delivery.round().nextAt(),
                delivery.at());
    }

    private @Nullable String sentence(String error, @Nullable Integer status, Locale locale) {
        var arguments = new Object[] {status == null ? "" : status.toString()};
        return messages.getMessage("webhook.error." + error, arguments, error, locale);
    }

    @Operation(
            summary = "Have an endpoint told at once that it is reached (webhook.test)",
            description = "Scope webhooks:write. Its deliveries tell what came of it")
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryJson test(
            @PathVariable("webhook_id") UUID webhook, @Parameter(hidden = true) Authentication caller, Locale locale) {
        return json(webhooks.test(reach.partner(caller, PartnerScope.WEBHOOKS_WRITE), webhook), locale);
    }

    @Operation(
            summary = "What an endpoint was told and is to be told in the last 30 days, the newest first",
            description = "Scope webhooks:read. before takes the id of the last one seen")
    @GetMapping("/deliveries")
    DeliveryList latest(
            @PathVariable("webhook_id") UUID webhook,
            @OneOf(Words.DELIVERIES) @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @Parameter(hidden = true) Authentication caller,
            Locale locale) {
        var account = reach.partner(caller, PartnerScope.WEBHOOKS_READ);
        var wanted = status == null ? null : known(status);
        return new DeliveryList(deliveries.latest(account, webhook, wanted, before, Math.clamp(limit, 1, 100)).stream()
                .map(delivery -> json(delivery, locale))
                .toList());
    }

    private static Status known(String word) {
        return Status.of(word).orElseThrow(() -> wrong("status"));
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    @Operation(
            summary = "Have one told again, under the same webhook-id; one that is pending stays as it is",
            description = "Scope webhooks:write")
    @PostMapping("/deliveries/{delivery_id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryJson replay(
            @PathVariable("webhook_id") UUID webhook,
            @PathVariable("delivery_id") UUID delivery,
            @Parameter(hidden = true) Authentication caller,
            Locale locale) {
        return json(deliveries.replay(reach.partner(caller, PartnerScope.WEBHOOKS_WRITE), webhook, delivery), locale);
    }

    record ReplayWish(
            @Schema(requiredMode = RequiredMode.REQUIRED, example = "2026-11-20T10:00:00Z") @Nullable
            Instant since,

            @Schema(description = "dead when it is not said", example = "dead") @OneOf(Words.ENDED_DELIVERIES) @Nullable
            String status) {}

    record ReplayedJson(
            int replayed,

            @Schema(description = "Whether the same call would find more") @JsonProperty("has_more")
            boolean hasMore) {}

    @Operation(
            summary = "Have all told again that are dead and happened since then, the oldest first, 1000 at most",
            description = "Scope webhooks:write")
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayedJson replayAll(
            @PathVariable("webhook_id") UUID webhook,
            @RequestBody ReplayWish wanted,
            @Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.WEBHOOKS_WRITE);
        if (wanted.since() == null) {
            throw wrong("since");
        }
        var status = wanted.status() == null ? Status.DEAD : known(wanted.status());
        var replayed = deliveries.replay(account, webhook, status, wanted.since());
        return new ReplayedJson(replayed.count(), replayed.hasMore());
    }
}
