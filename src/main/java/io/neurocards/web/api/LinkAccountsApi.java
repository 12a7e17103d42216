package io.neurocards.web.api;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Persons.Person;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.shared.PersonId;
import io.neurocards.web.access.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
                    + " the bot. With the code that the other side showed, the two become one. For oneself only";

    private final LinkChallenges challenges;
    private final Persons persons;
    private final DeviceUsers devices;
    private final Reach reach;

    LinkAccountsApi(LinkChallenges challenges, Persons persons, DeviceUsers devices, Reach reach) {
        this.challenges = challenges;
        this.persons = persons;
        this.devices = devices;
        this.reach = reach;
    }

    record Proof(@Nullable String code) {

        /** Hides the code. */
        @Override
        public String toString() {
            return "Proof[***]";
        }
    }

    @Operation(summary = "Link my Telegram account with my account on the site", description = TWO_CALLS)
    @PostMapping("/website/users/{email}/link-telegram")
    LinkAnswer telegram(
            @PathVariable("email") String email,
            @RequestBody Proof proof,
            @Parameter(hidden = true) Authentication caller) {
        return link(reach.own(caller, persons.withEmail(email).map(Person::id)), proof);
    }

    @Operation(summary = "Link another account of mine with this app on a phone", description = TWO_CALLS)
    @PostMapping("/mobile/users/{device_id}/link-accounts")
    LinkAnswer phone(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody Proof proof,
            @Parameter(hidden = true) Authentication caller) {
        return link(own(DeviceKind.MOBILE, platform, deviceId, caller), proof);
    }

    @Operation(summary = "Link another account of mine with this app on a computer", description = TWO_CALLS)
    @PostMapping("/desktop/users/{device_id}/link-accounts")
    LinkAnswer computer(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody Proof proof,
            @Parameter(hidden = true) Authentication caller) {
        return link(own(DeviceKind.DESKTOP, platform, deviceId, caller), proof);
    }

    private PersonId own(DeviceKind kind, @Nullable String platform, String deviceId, Authentication caller) {
        return devices.own(devices.find(kind, platform, deviceId), caller).personId();
    }

    private LinkAnswer link(PersonId person, Proof proof) {
        return proof.code() == null ? challenges.begin(person) : challenges.confirm(person, proof.code());
    }
}
