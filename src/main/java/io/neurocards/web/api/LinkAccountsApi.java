package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Persons.Person;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.linking.LinkEvent.Linked;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.waiting.Answer;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer of the site or of an app links another account, in two calls to one address. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Linking")
class LinkAccountsApi {

    private static final String TWO_CALLS =
            "Without a code the answer is a challenge: a code to type there, and a link that opens"
                    + " the bot. With the code that the other side showed, the two become one. For oneself only. "
                    + LinkChallenges.KEPT;

    private final LinkChallenges challenges;
    private final VisibleNames names;
    private final DeviceUsers devices;
    private final NamedCustomers customers;
    private final Reach reach;

    LinkAccountsApi(
            LinkChallenges challenges, VisibleNames names, DeviceUsers devices, NamedCustomers customers, Reach reach) {
        this.customers = customers;
        this.challenges = challenges;
        this.names = names;
        this.devices = devices;
        this.reach = reach;
    }

    record Proof(
            @Nullable String code,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        /** Hides the code. */
        @Override
        public String toString() {
            return "Proof[***]";
        }
    }

    @Operation(summary = "Link my Telegram account with my account on the site", description = TWO_CALLS)
    @PostMapping("/website/users/{email}/link-telegram")
    @Answers({200, 202})
    ResponseEntity<LinkAnswer> telegram(
            @PathVariable("email") String email,
            @RequestBody Proof proof,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller)
            throws IOException {
        var address = Persons.addressOf(email).orElse(email);
        var named = customers.find(
                caller,
                Platform.WEBSITE,
                address,
                () -> names.email(caller, email).map(Person::id));
        return link(own(caller, named), proof, key);
    }

    @Operation(summary = "Link another account of mine with this app on a phone", description = TWO_CALLS)
    @PostMapping("/mobile/users/{device_id}/link-accounts")
    @Answers({200, 202})
    ResponseEntity<LinkAnswer> phone(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody Proof proof,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller)
            throws IOException {
        return link(own(DeviceKind.MOBILE, platform, deviceId, caller), proof, key);
    }

    @Operation(summary = "Link another account of mine with this app on a computer", description = TWO_CALLS)
    @PostMapping("/desktop/users/{device_id}/link-accounts")
    @Answers({200, 202})
    ResponseEntity<LinkAnswer> computer(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody Proof proof,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller)
            throws IOException {
        return link(own(DeviceKind.DESKTOP, platform, deviceId, caller), proof, key);
    }

    private Caller own(DeviceKind kind, @Nullable String platform, String deviceId, Authentication caller) {
        return own(caller, devices.whose(caller, kind, platform, deviceId).person());
    }

    private Caller own(Authentication caller, Optional<PersonId> named) {
        reach.own(caller, named);
        return (Caller) Objects.requireNonNull(caller.getPrincipal());
    }

    private ResponseEntity<LinkAnswer> link(Caller caller, Proof proof, @Nullable String key) throws IOException {
        var ignored = Ignored.names(proof.others());
        if (proof.code() == null) {
            return ResponseEntity.ok(challenges.begin(caller.personId(), ignored));
        }
        return switch (challenges.confirm(caller, proof.code(), key)) {
            case Answer.Decided<Linked>(var linked) -> ResponseEntity.ok(LinkChallenges.LinkedJson.of(linked, ignored));
            case Answer.Pending<Linked>(var id) -> ResponseEntity.accepted().body(PendingJson.of(id, ignored));
            case Answer.Known<Linked>(var id, var status) -> ResponseEntity.ok(PendingJson.of(id, status, ignored));
        };
    }
}
