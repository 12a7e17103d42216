package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.ShortOrders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The customer's order of clips that waits for credits. */
@RestController
@RequestMapping("/v1/waiting-video")
@Tag(name = "Videos")
class WaitingVideoApi {

    private final ShortOrders orders;

    WaitingVideoApi(ShortOrders orders) {
        this.orders = orders;
    }

    record WaitingVideoJson(
            @JsonProperty("waiting_id") UUID waitingId,

            @Schema(description = "waiting, asking (it costs more by now: say yes or delete it), ordered or ended")
            String state,

            int clips,
            String description,

            @Schema(description = "What it costs at most, for all clips; what it cost, once it was ordered")
            long credits,

            @Schema(description = "What it costs by now, if more: it goes on only after POST /v1/waiting-video/accept")
            @JsonProperty("asked_credits")
            @Nullable
            Long askedCredits,

            @JsonProperty("missing_credits") long missingCredits,

            @Schema(description = "Why it ended: cancelled, replaced, expired or the code of a problem")
            @JsonProperty("ended_why")
            @Nullable
            String endedWhy,

            @JsonProperty("order_id") @Nullable UUID orderId,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("expires_at") Instant expiresAt) {

        static WaitingVideoJson of(ShortOrders.Shown order) {
            return new WaitingVideoJson(
                    order.id(),
                    order.state(),
                    order.clips(),
                    order.description(),
                    order.price(),
                    order.asked(),
                    order.missing(),
                    order.why(),
                    order.orderId(),
                    order.createdAt(),
                    order.expiresAt());
        }
    }

    record AcceptJson(
            @Schema(requiredMode = RequiredMode.REQUIRED) @JsonProperty("waiting_id") @Nullable
            UUID waitingId,

            @Schema(description = "The asked_credits that the customer saw", requiredMode = RequiredMode.REQUIRED)
            @Nullable
            Long credits) {}

    @Operation(
            summary = "The order that waits for credits, or what became of the last one within a week",
            description =
                    "POST /v1/videos with wait_for_credits keeps an order that is refused for want of credits. It goes on by"
                            + " itself once they are there, within a day, at the price that was shown or a lower one.")
    @GetMapping
    WaitingVideoJson find(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return orders.newest(caller.personId())
                .map(WaitingVideoJson::of)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Operation(summary = "Give up the order that waits; nothing was charged for it")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        orders.cancel(caller.personId());
    }

    @Operation(
            summary =
                    "Say yes to what the order that waits costs by now; not_found when it does not ask about that price")
    @PostMapping("/accept")
    WaitingVideoJson accept(
            @RequestBody AcceptJson yes, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        orders.accept(caller.personId(), given(yes.waitingId(), "waiting_id"), given(yes.credits(), "credits"));
        return find(caller);
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
        return value;
    }
}
