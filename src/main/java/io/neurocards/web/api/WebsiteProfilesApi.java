package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Persons.Person;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.shared.Platform;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers by their e-mail address: for themselves, and for the operator's programs. */
@RestController
@RequestMapping("/v1/website/users/{email}")
@Tag(name = "Accounts")
class WebsiteProfilesApi {

    private final Persons persons;
    private final VisibleNames names;
    private final Reach reach;

    WebsiteProfilesApi(Persons persons, VisibleNames names, Reach reach) {
        this.persons = persons;
        this.names = names;
        this.reach = reach;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProfileJson(
            @JsonProperty("user_uuid") UUID userUuid,
            String platform,
            @Nullable String email,
            @JsonProperty("email_verified") boolean emailVerified,
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            String language,
            @JsonProperty("created_at") Instant createdAt,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {

        static ProfileJson of(Person person, @Nullable List<String> ignored) {
            return new ProfileJson(
                    person.id().value(),
                    Platform.WEBSITE.word(),
                    person.email(),
                    person.emailVerified(),
                    person.firstName(),
                    person.lastName(),
                    person.locale().getLanguage(),
                    person.createdAt(),
                    ignored);
        }
    }

    @Operation(
            summary = "The customer with that address, for themselves",
            description = "For a program: scope users:read. Somebody else's address is 404, as if nobody had it")
    @GetMapping
    ProfileJson find(@PathVariable("email") String email, @Parameter(hidden = true) Authentication caller) {
        var person = names.email(caller, email);
        reach.of(caller, person.map(Person::id), Scope.USERS_READ);
        return ProfileJson.of(person.orElseThrow(), null);
    }

    record ChangedProfile(
            @Schema(maxLength = Persons.LONGEST_NAME) @JsonProperty("first_name") @Nullable
            String firstName,

            @Schema(maxLength = Persons.LONGEST_NAME) @JsonProperty("last_name") @Nullable
            String lastName,

            @OneOf(Words.LANGUAGES) @Nullable String language,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        @Override
        public String toString() {
            return "ChangedProfile[***]";
        }
    }

    @Operation(
            summary = "Change the names and the language; what is not sent stays",
            description =
                    "For a program: scope users:write. Everything else that is sent is ignored, and named in the answer")
    @PutMapping("/profile")
    ProfileJson change(
            @PathVariable("email") String email,
            @RequestBody ChangedProfile changed,
            @Parameter(hidden = true) Authentication caller) {
        var person = reach.of(caller, names.email(caller, email).map(Person::id), Scope.USERS_WRITE);
        var language = changed.language();
        var change = new Persons.Change(
                changed.firstName(), changed.lastName(), language == null ? null : Locale.forLanguageTag(language));
        return ProfileJson.of(persons.change(person, change), Ignored.names(changed.others()));
    }
}
