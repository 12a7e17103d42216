package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.loyalty.AddRule;
import io.neurocards.loyalty.EndRule;
import io.neurocards.loyalty.KeptRule;
import io.neurocards.loyalty.LoyaltyRules;
import io.neurocards.loyalty.NewRule;
import io.neurocards.operations.Operator;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules by which orders earn points, for administrators. */
@RestController
@RequestMapping("/v1/admin/loyalty-rules")
@Tag(name = "Administration")
class LoyaltyRulesApi {

    private static final int USUAL = 50;
    private static final String NOBODY = "admin";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int DIGITS = 2;

    private final LoyaltyRules rules;
    private final AddRule addRule;
    private final EndRule endRule;
    private final IdempotencyKey keys;

    LoyaltyRulesApi(LoyaltyRules rules, AddRule addRule, EndRule endRule, IdempotencyKey keys) {
        this.rules = rules;
        this.addRule = addRule;
        this.endRule = endRule;
        this.keys = keys;
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    record RuleWish(
            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = NewRule.LONGEST_NAME) @Nullable
            String name,

            @Schema(
                    description = "Of what was paid, with at most two digits after the point",
                    requiredMode = RequiredMode.REQUIRED,
                    minimum = "0",
                    maximum = "100",
                    multipleOf = 0.01)
            @Nullable
            BigDecimal percent,

            @Schema(description = "Where it was ordered; everywhere when it is not said")
            @OneOf(Words.PLATFORMS)
            @Nullable
            String platform,

            @Schema(description = "For which thing of the catalogue; for all when it is not said") @Nullable
            String sku,

            @Schema(description = "The first moment; from now on when it is not said", format = "date-time")
            @JsonProperty("valid_from")
            @Nullable
            String validFrom,

            @Schema(
                    description = "The first moment after it; until it is ended when it is not said",
                    format = "date-time")
            @JsonProperty("valid_until")
            @Nullable
            String validUntil,

            @Schema(
                    description = "Of several rules that fit the highest counts; 0 when it is not said",
                    minimum = "0",
                    maximum = "" + NewRule.HIGHEST_PRIORITY)
            @Nullable
            Integer priority,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {

        NewRule rule() {
            return new NewRule(
                    WebsiteUsersApi.required(name, "name").strip(),
                    known(platform),
                    sku,
                    moment(validFrom, "valid_from"),
                    moment(validUntil, "valid_until"),
                    rate(),
                    priority == null ? 0 : priority);
        }

        private int rate() {
            if (percent == null || percent.signum() < 0 || percent.compareTo(ALL) > 0) {
                throw wrong("percent");
            }
            var rate = percent.stripTrailingZeros();
            if (rate.scale() > DIGITS) {
                throw wrong("percent");
            }
            return rate.movePointRight(DIGITS).intValueExact();
        }

        private static @Nullable Platform known(@Nullable String word) {
            return word == null
                    ? null
                    : Platform.of(word)
                            .orElseThrow(() -> wrong("platform")
                                    .with(
                                            "allowed",
                                            Arrays.stream(Platform.values())
                                                    .map(Platform::word)
                                                    .toList()));
        }

        private static @Nullable Instant moment(@Nullable String text, String field) {
            try {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw wrong(field);
            }
        }
    }

    record RuleJson(
            UUID id,
            String name,
            BigDecimal percent,
            @Nullable String platform,
            @Nullable String sku,
            @JsonProperty("valid_from") @Nullable Instant validFrom,
            @JsonProperty("valid_until") @Nullable Instant validUntil,
            int priority,
            @JsonProperty("created_at") Instant createdAt,

            @Schema(description = "Since when it counts for nothing any more") @JsonProperty("ended_at") @Nullable
            Instant endedAt) {

        static RuleJson of(KeptRule kept) {
            var rule = kept.rule();
            var platform = rule.platform();
            return new RuleJson(
                    rule.id(),
                    rule.name(),
                    BigDecimal.valueOf(rule.rate(), DIGITS),
                    platform == null ? null : platform.word(),
                    rule.sku(),
                    rule.from(),
                    rule.until(),
                    rule.priority(),
                    kept.createdAt(),
                    kept.endedAt());
        }
    }

    record RuleList(List<RuleJson> rules) {}

    @Operation(summary = "All rules, also those that ended, the newest first; before takes the id of one")
    @GetMapping
    RuleList latest(
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before) {
        return new RuleList(rules.latest(before, limit == null ? USUAL : limit).stream()
                .map(RuleJson::of)
                .toList());
    }

    @Operation(summary = "One rule")
    @GetMapping("/{rule_id}")
    RuleJson one(@PathVariable("rule_id") UUID id) {
        return rules.find(id).map(RuleJson::of).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Operation(
            summary = "Add a rule; it counts for orders that are paid from now on",
            description = "A rule never changes: end it and add another one")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleJson add(
            @RequestBody RuleWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Authentication caller) {
        var rule = wanted.rule();
        return RuleJson.of(
                addRule.add(keys.of(NOBODY, "loyalty.add-rule", key), rule, OwnGoodsApi.said(caller, wanted.reason())));
    }

    record EndWish(
            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {}

    @Operation(summary = "End a rule, now; what was earned by it stays")
    @PostMapping("/{rule_id}/end")
    RuleJson end(
            @PathVariable("rule_id") UUID id,
            @RequestBody(required = false) @Nullable EndWish wanted,
            Authentication caller) {
        return RuleJson.of(endRule.end(id, OwnGoodsApi.said(caller, wanted == null ? null : wanted.reason())));
    }
}
