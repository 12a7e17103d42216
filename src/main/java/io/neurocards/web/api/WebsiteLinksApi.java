package io.neurocards.web.api;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Persons.Person;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A customer of the site links their Telegram account, in two calls to one address. */
@RestController
@Tag(name = "Linking")
class WebsiteLinksApi {

    private final LinkChallenges challenges;
    private final Persons persons;

    WebsiteLinksApi(LinkChallenges challenges, Persons persons) {
        this.challenges = challenges;
        this.persons = persons;
    }

    record Proof(@Nullable String code) {

        /** Hides the code. */
        @Override
        public String toString() {
            return "Proof[***]";
        }
    }

    @Operation(
            summary = "Link my Telegram account",
            description =
                    "Without a code the answer is a challenge: a link that opens the bot, and a code to send to it. With"
                            + " the code that the bot showed for /link, the two become one. For oneself only")
    @PostMapping("/v1/website/users/{email}/link-telegram")
    Object link(
            @PathVariable("email") String email,
            @RequestBody Proof proof,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var person = persons.withEmail(email)
                .map(Person::id)
                .filter(caller.personId()::equals)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return proof.code() == null ? challenges.begin(person) : challenges.confirm(person, proof.code());
    }
}
