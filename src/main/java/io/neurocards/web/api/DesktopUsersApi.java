package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.devices.RegisterDevice.Form;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Apps on computers say that they are there. */
@RestController
@RequestMapping("/v1/desktop/users")
@Tag(name = "Devices")
class DesktopUsersApi {

    private final DeviceUsers devices;

    DesktopUsersApi(DeviceUsers devices) {
        this.devices = devices;
    }

    record NewDesktopUser(
            @Schema(
                    description = "What this installation calls itself",
                    requiredMode = RequiredMode.REQUIRED,
                    pattern = "^" + RegisterDevice.NAME + "$",
                    example = "c9f0f895-fb98-4b91-a7d6-0e2b6a1f3c55")
            @JsonProperty("user_id")
            @Nullable
            String userId,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "linux") @OneOf(Words.COMPUTERS) @Nullable
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

            @Schema(
                    description = "The code of a friend's link, with ref_ before it or without; nobody's is ignored",
                    example = "k3v9x2m7q1zd")
            @JsonProperty("referral_code")
            @Nullable
            String referralCode,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        Form form() {
            return new Form(
                    DeviceKind.DESKTOP.platform(platform),
                    WebsiteUsersApi.required(userId, "user_id"),
                    WebsiteUsersApi.required(appVersion, "app_version"),
                    Locale.forLanguageTag(Objects.requireNonNullElse(locale, "ru")),
                    firstName,
                    Boolean.TRUE.equals(acceptTerms),
                    null,
                    referralCode);
        }

        @Override
        public String toString() {
            return "NewDesktopUser[***]";
        }
    }

    @Operation(
            summary =
                    "Register an app on a computer: 201 with its token when nobody had, 200 when it is the caller's own",
            description = "As for phones: see POST /v1/mobile/users")
    @SecurityRequirements
    @PostMapping({"", "/"})
    @Answers({200, 201})
    ResponseEntity<CreatedDevice> create(
            @RequestBody NewDesktopUser user,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @Nullable Authentication caller) {
        return devices.create(user.form(), key, caller, Ignored.names(user.others()));
    }
}
