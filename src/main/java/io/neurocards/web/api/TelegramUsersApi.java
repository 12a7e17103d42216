package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.telegram.RegisterTelegramUser;
import io.neurocards.accounts.telegram.TelegramProfile;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers by their Telegram account, for the operator's programs; a customer finds themselves. */
@RestController
@RequestMapping("/v1/telegram/users")
@Tag(name = "Telegram", description = "For programs with a service token, and for the customer behind the account")
class TelegramUsersApi {

    private final RegisterTelegramUser register;
    private final VisibleNames names;
    private final Reach reach;

    TelegramUsersApi(RegisterTelegramUser register, VisibleNames names, Reach reach) {
        this.register = register;
        this.names = names;
        this.reach = reach;
    }

    record NewTelegramUser(
            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "" + RegisterTelegramUser.HIGHEST_ID)
            @JsonProperty("telegram_id")
            @Nullable
            Long telegramId,

            @Nullable String username,
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            @JsonProperty("language_code") @Nullable String language,
            @JsonProperty("accept_terms") @Nullable Boolean acceptTerms,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        TelegramUser user() {
            if (telegramId == null) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "telegram_id");
            }
            return new TelegramUser(
                    telegramId, username, firstName, Locale.forLanguageTag(language == null ? "ru" : language));
        }

        @Override
        public String toString() {
            return "NewTelegramUser[***]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedTelegramUser(
            String status,
            @JsonProperty("user_uuid") UUID userUuid,
            String platform,
            @JsonProperty("created_at") Instant createdAt,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {}

    @Operation(
            summary = "Name a Telegram user: 201 when that made a customer, 200 when it was one before",
            description =
                    "Scope users:write. accept_terms says that the user agreed to the terms in force; without that"
                            + " nothing can be ordered")
    @PostMapping({"", "/"})
    @Answers({200, 201})
    ResponseEntity<CreatedTelegramUser> create(
            @RequestBody NewTelegramUser user, @Parameter(hidden = true) Authentication caller) {
        reach.requireService(caller, Scope.USERS_WRITE);
        var registered = register.register(user.user(), user.lastName(), Boolean.TRUE.equals(user.acceptTerms()));
        var profile = registered.profile();
        return ResponseEntity.status(registered.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new CreatedTelegramUser(
                        "success",
                        profile.personId().value(),
                        Platform.TELEGRAM.word(),
                        profile.createdAt(),
                        Ignored.names(user.others())));
    }

    record TelegramUserJson(
            @JsonProperty("user_uuid") UUID userUuid,
            String platform,
            @JsonProperty("telegram_id") long telegramId,
            @Nullable String username,
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            String language,
            @JsonProperty("created_at") Instant createdAt) {

        static TelegramUserJson of(TelegramProfile profile) {
            return new TelegramUserJson(
                    profile.personId().value(),
                    Platform.TELEGRAM.word(),
                    profile.telegramId(),
                    profile.username(),
                    profile.firstName(),
                    profile.lastName(),
                    profile.locale().getLanguage(),
                    profile.createdAt());
        }
    }

    @Operation(summary = "The customer behind a Telegram account", description = "Scope users:read")
    @GetMapping("/{telegram_id}")
    TelegramUserJson find(
            @PathVariable("telegram_id") long telegramId, @Parameter(hidden = true) Authentication caller) {
        var profile = names.telegramProfile(caller, telegramId);
        reach.of(caller, profile.map(TelegramProfile::personId), Scope.USERS_READ);
        return TelegramUserJson.of(profile.orElseThrow());
    }
}
