package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.partners.webhooks.PartnerWebhooks;
import io.neurocards.partners.webhooks.Webhook;
import io.neurocards.partners.webhooks.WebhookEvent;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a partner's program hears what happens. */
@RestController
@RequestMapping("/v1/api/webhooks")
@Tag(name = "Partners")
class PartnerWebhooksApi {

    private final PartnerWebhooks webhooks;
    private final IdempotencyKey keys;
    private final Reach reach;

    PartnerWebhooksApi(PartnerWebhooks webhooks, IdempotencyKey keys, Reach reach) {
        this.webhooks = webhooks;
        this.keys = keys;
        this.reach = reach;
    }

    record WebhookWish(
            @Schema(
                    description = "https on the public internet, without a login",
                    format = "uri",
                    maxLength = Webhook.Terms.LONGEST_URL,
                    example = "https://card-shop.example/hooks/neurocards")
            @Nullable
            String url,

            @Schema(description = "None for all", example = "[\"video.completed\", \"video.failed\"]")
            @OneOf(Words.EVENTS)
            @Nullable
            List<@Nullable String> events,

            @Nullable Boolean enabled,

            @Schema(maxLength = Webhook.Terms.LONGEST_DESCRIPTION, example = "backend") @Nullable
            String description) {

        Webhook.Terms fresh() {
            return over(new Webhook.Terms(WebsiteUsersApi.required(url, "url").strip(), Set.of(), true, ""));
        }

        /** What is not sent stays as it is. */
        Webhook.Terms over(Webhook.Terms terms) {
            return new Webhook.Terms(
                    url == null ? terms.url() : url.strip(),
                    events == null ? terms.events() : known(events),
                    enabled == null ? terms.enabled() : enabled,
                    description == null ? terms.description() : description.strip());
        }

        private static Set<WebhookEvent> known(List<@Nullable String> words) {
            return words.stream().map(WebhookWish::known).collect(Collectors.toSet());
        }

        private static WebhookEvent known(@Nullable String word) {
            return WebhookEvent.of(word == null ? "" : word)
                    .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST)
                            .with("field", "events")
                            .with(
                                    "allowed",
                                    Arrays.stream(WebhookEvent.values())
                                            .filter(event -> event != WebhookEvent.TEST)
                                            .map(WebhookEvent::type)
                                            .toList()));
        }

        /** Hides the address, which may hold a secret. */
        @Override
        public String toString() {
            return "WebhookWish[***]";
        }
    }

    record WebhookJson(
            UUID id,
            String url,
            String description,

            @Schema(description = "None for all") List<String> events,

            boolean enabled,

            @Schema(
                    description =
                            "Why the studio has switched it off: gone (it answered 410) or failing (nothing was taken for 5 days)")
            @JsonProperty("disabled_reason")
            @Nullable
            String disabledReason,

            @JsonProperty("disabled_at") @Nullable Instant disabledAt,

            @Schema(description = "The first failure after the last success") @JsonProperty("failing_since") @Nullable
            Instant failingSince,

            @Schema(description = "Until when the secret before this one signs, too")
            @JsonProperty("old_secret_until")
            @Nullable
            Instant oldSecretUntil,

            @JsonProperty("created_at") Instant createdAt) {}

    record SecretJson(
            @Schema(description = "Shown this once", example = "whsec_…")
            String secret,

            @JsonUnwrapped WebhookJson webhook) {

        /** Hides the secret. */
        @Override
        public String toString() {
            return "SecretJson[id=" + webhook.id() + "]";
        }
    }

    record WebhookList(List<WebhookJson> webhooks) {}

    private WebhookJson json(Webhook webhook) {
        var terms = webhook.terms();
        var off = webhook.off();
        return new WebhookJson(
                webhook.id(),
                terms.url(),
                terms.description(),
                terms.events().stream().map(WebhookEvent::type).sorted().toList(),
                terms.enabled(),
                off == null ? null : off.reason().word(),
                off == null ? null : off.at(),
                webhook.times().failingSince(),
                webhooks.overlapEnds(webhook),
                webhook.times().createdAt());
    }

    private ResponseEntity<SecretJson> shown(HttpStatus status, PartnerWebhooks.Secret made) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new SecretJson(made.secret(), json(made.webhook())));
    }

    @Operation(
            summary = "Have an https address told what happens; its secret is shown this once",
            description = "Scope webhooks:write. Ten at most in each world; what happens in the other one is not told")
    @PostMapping
    @Answers(201)
    ResponseEntity<SecretJson> create(
            @RequestBody WebhookWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.WEBHOOKS_WRITE);
        var operation = keys.of(account.wallet(), "partners.webhooks", key);
        return shown(HttpStatus.CREATED, webhooks.create(account, operation, wanted.fresh()));
    }

    @Operation(summary = "All your endpoints, without their secrets", description = "Scope webhooks:read")
    @GetMapping
    WebhookList all(@Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.WEBHOOKS_READ);
        return new WebhookList(webhooks.of(account).stream().map(this::json).toList());
    }

    @Operation(summary = "One endpoint; another partner's is 404", description = "Scope webhooks:read")
    @GetMapping("/{webhook_id}")
    WebhookJson one(@PathVariable("webhook_id") UUID id, @Parameter(hidden = true) Authentication caller) {
        return json(webhooks.find(reach.partner(caller, PartnerScope.WEBHOOKS_READ), id));
    }

    @Operation(
            summary = "Change an endpoint; what is not sent stays",
            description =
                    "Scope webhooks:write. enabled switches it on again, too, when the studio has switched it off")
    @PatchMapping("/{webhook_id}")
    WebhookJson change(
            @PathVariable("webhook_id") UUID id,
            @RequestBody WebhookWish wanted,
            @Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.WEBHOOKS_WRITE);
        return json(webhooks.change(account, id, wanted::over));
    }

    @Operation(
            summary = "Delete an endpoint with all that it was told and is to be told",
            description = "Scope webhooks:write")
    @DeleteMapping("/{webhook_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable("webhook_id") UUID id, @Parameter(hidden = true) Authentication caller) {
        webhooks.delete(reach.partner(caller, PartnerScope.WEBHOOKS_WRITE), id);
    }

    @Operation(
            summary =
                    "Give an endpoint another secret, which is shown this once; the one before signs, too, for 24 hours",
            description = "Scope webhooks:write")
    @PostMapping("/{webhook_id}/rotate-secret")
    ResponseEntity<SecretJson> rotate(
            @PathVariable("webhook_id") UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.WEBHOOKS_WRITE);
        var operation = keys.of(account.wallet(), "partners.webhooks.rotate", key);
        return shown(HttpStatus.OK, webhooks.rotate(account, operation, id));
    }
}
