package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.loyalty.referrals.Referrals;
import io.neurocards.web.ReferralLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own links for friends, and what they came to. */
@RestController
@RequestMapping("/v1/referral")
@Tag(name = "Loyalty")
class ReferralApi {

    private final Referrals referrals;
    private final ReferralLinks links;

    ReferralApi(Referrals referrals, ReferralLinks links) {
        this.referrals = referrals;
        this.links = links;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FriendLinks(
            @Schema(
                    description = "Left out while there is no bot",
                    example = "https://t.me/neurocards_bot?start=ref_k3v9x2m7q1zd")
            @Nullable
            String telegram,

            @Schema(example = "https://studio.example.com/?ref=k3v9x2m7q1zd")
            String website) {}

    record ReferralJson(
            @Schema(example = "k3v9x2m7q1zd") String code,
            FriendLinks links,

            @Schema(description = "How many joined by it") int invited,

            @Schema(description = "Rewards that are held back after a friend's first paid order")
            int pending,

            @Schema(description = "Rewards that were given and kept")
            int rewarded,

            @JsonProperty("credits_earned") long creditsEarned,

            @Schema(description = "Credits for a friend's first paid order") @JsonProperty("credits_for_you")
            long creditsForYou,

            @Schema(description = "Credits that the friend gets for it") @JsonProperty("credits_for_friend")
            long creditsForFriend) {}

    @Operation(
            summary = "Your own links for friends, and what they came to",
            description =
                    "An app hands the code over as referral_code where its customer signs up or registers a device")
    @GetMapping
    ReferralJson own(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        var code = referrals.codeOf(caller.personId());
        var summary = referrals.summary(caller.personId());
        return new ReferralJson(
                code,
                new FriendLinks(links.telegram(code).orElse(null), links.website(code, request)),
                summary.invited(),
                summary.pending(),
                summary.rewarded(),
                summary.creditsEarned().amount(),
                referrals.forInviter().amount(),
                referrals.forFriend().amount());
    }
}
