package io.neurocards.web.api;

import static io.neurocards.web.api.WebsiteUsersApi.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.RequestPasswordReset;
import io.neurocards.accounts.ResetPassword;
import io.neurocards.accounts.SignUp;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/website/users/{email}")
@Tag(name = "Accounts")
@SecurityRequirements
class PasswordsApi {

    private final RequestPasswordReset requestReset;
    private final ResetPassword resetPassword;
    private final IdempotencyKey keys;

    PasswordsApi(RequestPasswordReset requestReset, ResetPassword resetPassword, IdempotencyKey keys) {
        this.requestReset = requestReset;
        this.resetPassword = resetPassword;
        this.keys = keys;
    }

    record Done(String status) {}

    @Operation(
            summary =
                    "Have a code mailed with which the password can be set anew; the answer is the same for any address")
    @PostMapping("/forgot-password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Done forgot(
            @PathVariable("email") String email,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        requestReset.request(keys.of(email, "website.forgot", key), email);
        return new Done("success");
    }

    record NewPassword(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String code,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    format = "password",
                    minLength = SignUp.SHORTEST_PASSWORD,
                    maxLength = SignUp.LONGEST_PASSWORD)
            @JsonProperty("new_password")
            @Nullable
            String newPassword) {

        @Override
        public String toString() {
            return "NewPassword[***]";
        }
    }

    @Operation(summary = "Set the password anew; every session ends")
    @PostMapping("/reset-password")
    Done reset(
            @PathVariable("email") String email,
            @RequestBody NewPassword password,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        resetPassword.reset(
                keys.of(email, "website.reset", key),
                email,
                required(password.code(), "code"),
                required(password.newPassword(), "new_password"));
        return new Done("success");
    }
}
