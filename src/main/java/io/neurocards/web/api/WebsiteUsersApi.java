package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.ResendCode;
import io.neurocards.accounts.SignUp;
import io.neurocards.accounts.VerifyEmail;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
@RequestMapping("/v1/website/users")
@Tag(name = "Accounts")
@SecurityRequirements
class WebsiteUsersApi {

    private final SignUp signUp;
    private final VerifyEmail verifyEmail;
    private final ResendCode resendCode;
    private final IdempotencyKey keys;

    WebsiteUsersApi(SignUp signUp, VerifyEmail verifyEmail, ResendCode resendCode, IdempotencyKey keys) {
        this.signUp = signUp;
        this.verifyEmail = verifyEmail;
        this.resendCode = resendCode;
        this.keys = keys;
    }

    record NewUser(
            @Schema(requiredMode = RequiredMode.REQUIRED, format = "email", maxLength = Persons.LONGEST_EMAIL) @Nullable
            String email,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    format = "password",
                    minLength = SignUp.SHORTEST_PASSWORD,
                    maxLength = SignUp.LONGEST_PASSWORD)
            @Nullable
            String password,

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

        @Override
        public String toString() {
            return "NewUser[***]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedUser(
            String status,
            @JsonProperty("user_uuid") UUID userUuid,
            String platform,
            @JsonProperty("created_at") Instant createdAt,
            UUID registration,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {}

    @Operation(summary = "Sign up with an e-mail address; a code is mailed there")
    @PostMapping({"", "/"})
    @ResponseStatus(HttpStatus.CREATED)
    CreatedUser create(
            @RequestBody NewUser user,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Locale locale) {
        var email = required(user.email(), "email");
        var form = new SignUp.Form(
                email,
                required(user.password(), "password"),
                user.firstName(),
                Boolean.TRUE.equals(user.acceptTerms()),
                locale,
                user.referralCode());
        var created = signUp.signUp(keys.of(email, "website.users", key), form);
        return new CreatedUser(
                "success",
                created.personId().value(),
                Platform.WEBSITE.word(),
                created.createdAt(),
                created.registration(),
                Ignored.names(user.others()));
    }

    record Code(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String code,

            @Nullable UUID registration,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerifiedUser(
            String status,
            @JsonProperty("user_uuid") UUID userUuid,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {}

    @Operation(summary = "Prove the address with the code that was mailed there")
    @PostMapping("/{email}/verify")
    VerifiedUser verify(
            @PathVariable("email") String email,
            @RequestBody Code code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        var verified = verifyEmail.verify(
                keys.of(email, "website.verify", key), email, required(code.code(), "code"), code.registration());
        return new VerifiedUser("success", verified.personId().value(), Ignored.names(code.others()));
    }

    record Asked(String status) {}

    @Operation(summary = "Have a new code mailed")
    @PostMapping("/{email}/resend-code")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked resend(
            @PathVariable("email") String email,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Locale locale) {
        resendCode.resend(keys.of(email, "website.resend", key), email, null, locale);
        return new Asked("success");
    }

    static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
        return value;
    }
}
