package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.notifications.push.PushKeys;
import io.neurocards.notifications.push.SubscribeToPush;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Browsers that show when a clip is ready. */
@RestController
@RequestMapping("/v1/push")
@Tag(name = "Push")
class PushApi {

    private final PushKeys keys;
    private final SubscribeToPush subscriptions;

    PushApi(PushKeys keys, SubscribeToPush subscriptions) {
        this.keys = keys;
        this.subscriptions = subscriptions;
    }

    record PushKeyJson(@JsonProperty("public_key") String publicKey) {}

    @Operation(summary = "The applicationServerKey for a browser's PushManager, in base64url; it stays the same")
    @GetMapping("/key")
    PushKeyJson key() {
        return new PushKeyJson(keys.publicKey());
    }

    /** What a browser's {@code PushSubscription} is as JSON. */
    record SubscriptionJson(
            @Schema(requiredMode = RequiredMode.REQUIRED, format = "uri", maxLength = SubscribeToPush.LONGEST) @Nullable
            String endpoint,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            Keys keys) {

        record Keys(
                @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = SubscribeToPush.LONGEST) @Nullable
                String p256dh,

                @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = SubscribeToPush.LONGEST) @Nullable
                String auth) {}

        /** Hides where it is and its keys. */
        @Override
        public String toString() {
            return "SubscriptionJson[***]";
        }
    }

    @Operation(
            summary = "Be told in this browser when a clip is ready",
            description =
                    "Takes a PushSubscription as the browser writes it. Its endpoint has to be a public https address,"
                            + " its keys a P-256 point and 16 bytes, else 400 with the field. Ten browsers are kept, the latest.")
    @PostMapping("/subscriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void subscribe(
            @RequestBody SubscriptionJson subscription,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            Locale locale) {
        var keys = subscription.keys();
        subscriptions.subscribe(
                caller.personId(),
                subscription.endpoint(),
                keys == null ? null : keys.p256dh(),
                keys == null ? null : keys.auth(),
                locale);
    }

    @Operation(summary = "Be told no more in the browser with that endpoint")
    @DeleteMapping("/subscriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(
            @RequestParam("endpoint") String endpoint,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        subscriptions.unsubscribe(caller.personId(), endpoint);
    }
}
