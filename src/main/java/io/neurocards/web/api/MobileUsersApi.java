package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.devices.PushToken;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.devices.RegisterDevice.Form;
import io.neurocards.accounts.devices.RegisterPush;
import io.neurocards.web.api.DeviceUsers.CreatedDevice;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

/** Apps on phones say that they are there, and by what a push service reaches them. */
@RestController
@RequestMapping("/v1/mobile/users")
@Tag(name = "Devices", description = "Apps on phones and computers, which prove themselves with a token of their own")
class MobileUsersApi {

    private final DeviceUsers devices;
    private final RegisterPush registerPush;

    MobileUsersApi(DeviceUsers devices, RegisterPush registerPush) {
        this.devices = devices;
        this.registerPush = registerPush;
    }

    record NewMobileUser(
            @Schema(
                    description = "What this installation calls itself",
                    requiredMode = RequiredMode.REQUIRED,
                    pattern = "^" + RegisterDevice.NAME + "$",
                    example = "8f14e45f-ceea-467f-9575-d1a1c8f2a9b0")
            @JsonProperty("device_id")
            @Nullable
            String deviceId,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "ios") @OneOf(Words.PHONES) @Nullable
            String platform,

            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = RegisterDevice.LONGEST_VERSION, example = "1.4.0")
            @JsonProperty("app_version")
            @Nullable
            String appVersion,

            @Schema(description = "ru or en", example = "ru") @Nullable
            String locale,

            @Schema(maxLength = Persons.LONGEST_NAME) @JsonProperty("first_name") @Nullable
            String firstName,

            @JsonProperty("accept_terms") @Nullable Boolean acceptTerms,

            @Schema(pattern = "^" + PushToken.WRITTEN + "$") @JsonProperty("push_token") @Nullable
            String pushToken,

            @Schema(
                    description = "The code of a friend's link, with ref_ before it or without; nobody's is ignored",
                    example = "k3v9x2m7q1zd")
            @JsonProperty("referral_code")
            @Nullable
            String referralCode,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        Form form() {
            var known = DeviceKind.MOBILE.platform(platform);
            return new Form(
                    known,
                    WebsiteUsersApi.required(deviceId, "device_id"),
                    WebsiteUsersApi.required(appVersion, "app_version"),
                    Locale.forLanguageTag(Objects.requireNonNullElse(locale, "ru")),
                    firstName,
                    Boolean.TRUE.equals(acceptTerms),
                    pushToken == null ? null : PushToken.of(null, pushToken, known),
                    referralCode);
        }

        @Override
        public String toString() {
            return "NewMobileUser[***]";
        }
    }

    @Operation(
            summary = "Register an app on a phone: 201 with its token when nobody had, 200 when it is the caller's own",
            description =
                    "Send an Idempotency-Key of 16 characters or more that nobody can guess, such as a random UUID, and repeat it"
                            + " until the answer has arrived: it returns the same token. Anybody else who names this device_id is"
                            + " refused with device_known. Signed in with a session, the device becomes one more of yours, and gets a"
                            + " new token if it was yours before. accept_terms says that the customer agreed to the terms in"
                            + " force; without that nothing can be ordered. There are no free credits for a device")
    @SecurityRequirements
    @PostMapping({"", "/"})
    @Answers({200, 201})
    ResponseEntity<CreatedDevice> create(
            @RequestBody NewMobileUser user,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @Nullable Authentication caller) {
        return devices.create(user.form(), key, caller, Ignored.names(user.others()));
    }

    record NewPushToken(
            @Schema(requiredMode = RequiredMode.REQUIRED, pattern = "^" + PushToken.WRITTEN + "$") @Nullable
            String token,

            @Schema(description = "apns for ios and fcm for android when it is not said", example = "fcm")
            @OneOf(Words.PUSH_SERVICES)
            @Nullable
            String kind,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        @Override
        public String toString() {
            return "NewPushToken[***]";
        }
    }

    @Operation(
            summary = "Say by what a push service reaches the app; instead of what was said before",
            description =
                    "A token that another device had is its no more. 200 when fields were sent that mean nothing, 204"
                            + " otherwise")
    @PostMapping("/{device_id}/push-token")
    @Answers({200, 204})
    ResponseEntity<IgnoredJson> push(
            @PathVariable("device_id") String deviceId,
            @RequestParam(name = "platform", required = false) @Nullable String platform,
            @RequestBody NewPushToken token,
            @Parameter(hidden = true) Authentication caller) {
        var device = devices.own(devices.find(DeviceKind.MOBILE, platform, deviceId), caller);
        var pushToken = PushToken.of(token.kind(), WebsiteUsersApi.required(token.token(), "token"), device.platform());
        registerPush.register(device.id(), pushToken);
        var ignored = Ignored.names(token.others());
        return ignored == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(new IgnoredJson(ignored));
    }
}
