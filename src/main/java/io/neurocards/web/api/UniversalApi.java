package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.platforms.PlatformsOfPerson;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers by whatever is known of them, on whichever platform: for the operator's programs, and for the customer. */
@RestController
@RequestMapping("/v1/universal")
@Tag(name = "Universal", description = "One customer on all platforms. Somebody else is 404, as if there were nobody")
class UniversalApi {

    private final FindCustomer customers;
    private final Known known;
    private final Reach reach;

    /** What is known of a customer. */
    @Component
    record Known(Persons persons, PlatformsOfPerson platforms) {}

    UniversalApi(FindCustomer customers, Known known, Reach reach) {
        this.customers = customers;
        this.known = known;
        this.reach = reach;
    }

    record Search(
            @JsonProperty("telegram_id") @Nullable Long telegramId,
            @Nullable String email,
            @JsonProperty("device_id") @Nullable String deviceId,

            @Schema(description = "Of the device, such as ios or mobile_ios") @Nullable
            String platform,

            @JsonProperty("user_uuid") @Nullable UUID userUuid,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        @Override
        public String toString() {
            return "Search[***]";
        }
    }

    record UserJson(
            @JsonProperty("user_uuid") UUID userUuid,
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            String language,
            @JsonProperty("created_at") Instant createdAt,
            List<KnownOnJson> platforms,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Fields that were sent and mean nothing here")
            @Nullable
            List<String> ignored) {}

    record KnownOnJson(
            String platform,
            @JsonProperty("external_id") String externalId,
            @JsonProperty("created_at") Instant createdAt) {

        static KnownOnJson of(PlatformsOfPerson.Known known) {
            return new KnownOnJson(known.platform().word(), known.externalId(), known.since());
        }
    }

    @Operation(
            summary = "The customer of a Telegram account, an e-mail address, a device, or a user_uuid",
            description = "Scope users:read. Say one of them; a device with its platform")
    @PostMapping("/users/search")
    UserJson search(@RequestBody Search search, @Parameter(hidden = true) Authentication caller) {
        return user(reach.of(caller, found(search, caller), Scope.USERS_READ), Ignored.names(search.others()));
    }

    private Optional<PersonId> found(Search search, Authentication caller) {
        var said = Stream.of(search.telegramId(), search.email(), search.deviceId(), search.userUuid())
                .filter(Objects::nonNull)
                .count();
        if (said != 1) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "user_uuid");
        }
        if (search.telegramId() != null) {
            return customers
                    .names()
                    .on(Platform.TELEGRAM, caller, search.telegramId().toString());
        }
        if (search.email() != null) {
            return customers.names().on(Platform.WEBSITE, caller, search.email());
        }
        if (search.deviceId() != null) {
            return customers
                    .names()
                    .device(caller, WebsiteUsersApi.required(search.platform(), "platform"), search.deviceId());
        }
        return Optional.ofNullable(search.userUuid())
                .flatMap(uuid -> customers.names().id(caller, uuid));
    }

    private UserJson user(PersonId id, @Nullable List<String> ignored) {
        var person = known.persons().find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return new UserJson(
                id.value(),
                person.firstName(),
                person.lastName(),
                person.locale().getLanguage(),
                person.createdAt(),
                known.platforms().of(id).stream().map(KnownOnJson::of).toList(),
                ignored);
    }

    record NewProfile(
            @Schema(maxLength = Persons.LONGEST_NAME) @JsonProperty("first_name") @Nullable
            String firstName,

            @Schema(maxLength = Persons.LONGEST_NAME) @JsonProperty("last_name") @Nullable
            String lastName,

            @OneOf(Words.LANGUAGES) @Nullable String language,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        Persons.Change change() {
            return new Persons.Change(firstName, lastName, language == null ? null : Locale.forLanguageTag(language));
        }

        @Override
        public String toString() {
            return "NewProfile[***]";
        }
    }

    record ProfileForAll(
            @Schema(
                    description = FindCustomer.NAMES,
                    requiredMode = RequiredMode.REQUIRED,
                    minProperties = 1,
                    maxProperties = FindCustomer.MOST,
                    example = FindCustomer.EXAMPLE)
            @JsonProperty("user_identifiers")
            @Nullable
            Map<String, @Nullable Object> userIdentifiers,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            NewProfile profile,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        @Override
        public String toString() {
            return "ProfileForAll[***]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SyncedProfile(
            UserJson user,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {}

    @Operation(
            summary = "Change the names and the language, once for all platforms; what is not sent stays",
            description = "Scope users:write")
    @PostMapping("/users/sync-platforms")
    SyncedProfile profile(@RequestBody ProfileForAll wanted, @Parameter(hidden = true) Authentication caller) {
        var profile = wanted.profile();
        if (profile == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "profile");
        }
        var named = customers.first(caller, wanted.userIdentifiers(), null);
        var person = reach.of(caller, named.person(), Scope.USERS_WRITE);
        known.persons().change(person, profile.change());
        return new SyncedProfile(user(person, null), Ignored.names(profile.others(), wanted.others()));
    }
}
