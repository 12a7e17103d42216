package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.partners.World;
import io.neurocards.partners.desk.KeyDesk;
import io.neurocards.partners.keys.AddressRange;
import io.neurocards.partners.keys.PartnerKey;
import io.neurocards.partners.keys.PartnerKey.Bounds;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of partners, for administrators. */
@RestController
@RequestMapping("/v1/admin/partners/{partner_id}/keys")
@Tag(name = "Administration")
class PartnerKeysApi {

    private final KeyDesk desk;

    PartnerKeysApi(KeyDesk desk) {
        this.desk = desk;
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    record KeyWish(
            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = KeyDesk.LONGEST_NAME, example = "shop backend")
            @Nullable
            String name,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "test") @OneOf(Words.WORLDS) @Nullable
            String world,

            @ArraySchema(
                    minItems = 1,
                    arraySchema =
                            @Schema(
                                    requiredMode = RequiredMode.REQUIRED,
                                    example = "[\"customers:write\", \"videos:write\", \"videos:read\"]"))
            @OneOf(Words.PARTNER_SCOPES)
            @Nullable
            List<String> scopes,

            @ArraySchema(
                    maxItems = KeyDesk.MOST_ADDRESSES,
                    schema = @Schema(maxLength = AddressRange.LONGEST),
                    arraySchema = @Schema(example = "[\"203.0.113.0/24\", \"2001:db8::/32\"]"))
            @JsonProperty("allowed_addresses")
            @Nullable
            List<@Nullable String> allowedAddresses,

            @Schema(minimum = "1", maximum = "" + KeyDesk.LONGEST_DAYS) @JsonProperty("expires_in_days") @Nullable
            Integer expiresInDays,

            @Schema(
                    description = KeyDesk.USUAL_PER_MINUTE + " when it is not said",
                    minimum = "1",
                    maximum = "" + KeyDesk.MOST_PER_MINUTE)
            @JsonProperty("requests_per_minute")
            @Nullable
            Integer perMinute,

            @Schema(
                    description = KeyDesk.USUAL_PER_DAY + " when it is not said",
                    minimum = "1",
                    maximum = "" + KeyDesk.MOST_PER_DAY)
            @JsonProperty("requests_per_day")
            @Nullable
            Integer perDay) {

        KeyDesk.Wanted wanted() {
            return new KeyDesk.Wanted(
                    World.of(WebsiteUsersApi.required(world, "world")).orElseThrow(() -> wrong("world")),
                    WebsiteUsersApi.required(name, "name"),
                    known(),
                    new BoundsWish(allowedAddresses, perMinute, perDay).bounds(),
                    expiresInDays == null ? null : Duration.ofDays(expiresInDays));
        }

        private Set<PartnerScope> known() {
            return Objects.requireNonNullElse(scopes, List.<String>of()).stream()
                    .map(word -> PartnerScope.of(word)
                            .orElseThrow(() -> wrong("scopes")
                                    .with(
                                            "allowed",
                                            Arrays.stream(PartnerScope.values())
                                                    .map(PartnerScope::word)
                                                    .toList())))
                    .collect(Collectors.toSet());
        }
    }

    record BoundsWish(
            @ArraySchema(maxItems = KeyDesk.MOST_ADDRESSES, schema = @Schema(maxLength = AddressRange.LONGEST))
            @JsonProperty("allowed_addresses")
            @Nullable
            List<@Nullable String> allowedAddresses,

            @Schema(minimum = "1", maximum = "" + KeyDesk.MOST_PER_MINUTE)
            @JsonProperty("requests_per_minute")
            @Nullable
            Integer perMinute,

            @Schema(minimum = "1", maximum = "" + KeyDesk.MOST_PER_DAY) @JsonProperty("requests_per_day") @Nullable
            Integer perDay) {

        Bounds bounds() {
            return new Bounds(
                    Objects.requireNonNullElse(allowedAddresses, List.<@Nullable String>of()).stream()
                            .map(text -> AddressRange.of(WebsiteUsersApi.required(text, "allowed_addresses")))
                            .toList(),
                    perMinute == null ? KeyDesk.USUAL_PER_MINUTE : perMinute,
                    perDay == null ? KeyDesk.USUAL_PER_DAY : perDay);
        }
    }

    record PartnerKeyJson(
            UUID id,
            String name,
            String world,
            List<String> scopes,
            @JsonProperty("allowed_addresses") List<String> allowedAddresses,
            @JsonProperty("requests_per_minute") int perMinute,
            @JsonProperty("requests_per_day") int perDay,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
            @JsonProperty("revoked_at") @Nullable Instant revokedAt,
            @JsonProperty("replaces") @Nullable UUID replaces) {

        static PartnerKeyJson of(PartnerKey key) {
            var times = key.times();
            return new PartnerKeyJson(
                    key.id(),
                    key.name(),
                    key.world().word(),
                    key.scopes().stream().map(PartnerScope::word).sorted().toList(),
                    key.bounds().addresses().stream()
                            .map(AddressRange::toString)
                            .toList(),
                    key.bounds().perMinute(),
                    key.bounds().perDay(),
                    times.createdAt(),
                    times.expiresAt(),
                    times.lastUsedAt(),
                    times.revokedAt(),
                    times.replaces());
        }
    }

    record IssuedKey(String key, PartnerKeyJson about) {

        /** Hides the key. */
        @Override
        public String toString() {
            return "IssuedKey[id=" + about.id() + "]";
        }
    }

    record KeyList(List<PartnerKeyJson> keys) {}

    private static ResponseEntity<IssuedKey> shown(KeyDesk.Issued issued) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new IssuedKey(issued.token(), PartnerKeyJson.of(issued.key())));
    }

    @Operation(summary = "Give a partner a key, which is shown this once")
    @PostMapping
    @Answers(201)
    ResponseEntity<IssuedKey> issue(
            @PathVariable("partner_id") UUID partner, @RequestBody KeyWish wanted, Authentication caller) {
        return shown(desk.issue(Operators.of(caller).silently(), partner, wanted.wanted()));
    }

    @Operation(summary = "All keys of a partner, without the keys themselves; the newest first")
    @GetMapping
    KeyList all(@PathVariable("partner_id") UUID partner) {
        return new KeyList(desk.of(partner).stream().map(PartnerKeyJson::of).toList());
    }

    record Grace(
            @Schema(
                    description = "How long the old key still works; 24 when it is not said",
                    minimum = "0",
                    maximum = "" + KeyDesk.LONGEST_GRACE_HOURS)
            @JsonProperty("grace_hours")
            @Nullable
            Integer hours) {

        Duration duration() {
            return hours == null ? KeyDesk.USUAL_GRACE : Duration.ofHours(hours);
        }
    }

    @Operation(summary = "Give a new key in the place of one, which works for a while yet")
    @PostMapping("/{key_id}/rotate")
    @Answers(201)
    ResponseEntity<IssuedKey> rotate(
            @PathVariable("partner_id") UUID partner,
            @PathVariable("key_id") UUID key,
            @RequestBody(required = false) @Nullable Grace grace,
            Authentication caller) {
        var duration = grace == null ? KeyDesk.USUAL_GRACE : grace.duration();
        return shown(desk.rotate(Operators.of(caller).silently(), partner, key, duration));
    }

    @Operation(summary = "Keep a key in other bounds; what is not sent is as in a new one")
    @PutMapping("/{key_id}")
    PartnerKeyJson change(
            @PathVariable("partner_id") UUID partner,
            @PathVariable("key_id") UUID key,
            @RequestBody BoundsWish wanted,
            Authentication caller) {
        return PartnerKeyJson.of(desk.change(Operators.of(caller).silently(), partner, key, wanted.bounds()));
    }

    @Operation(summary = "End a key: it is refused from now on")
    @DeleteMapping("/{key_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("partner_id") UUID partner, @PathVariable("key_id") UUID key, Authentication caller) {
        desk.revoke(Operators.of(caller).silently(), partner, key);
    }
}
