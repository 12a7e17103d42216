package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.linking.KnownAs;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.accounts.linking.LinkEvent.Linked;
import io.neurocards.accounts.linking.LinkedAccounts;
import io.neurocards.accounts.linking.UndoLink;
import io.neurocards.accounts.linking.Unlink;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.Answer;
import io.neurocards.web.api.contract.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer is known, and how two accounts become one. */
@RestController
@RequestMapping("/v1/links")
@Tag(name = "Linking")
class LinksApi {

    private final LinkChallenges challenges;
    private final LinkedAccounts links;
    private final UndoLink undo;
    private final Unlink unlink;

    LinksApi(LinkChallenges challenges, LinkedAccounts links, UndoLink undo, Unlink unlink) {
        this.challenges = challenges;
        this.links = links;
        this.undo = undo;
        this.unlink = unlink;
    }

    record IdentityJson(String platform, String name, Instant since) {

        static IdentityJson of(KnownAs known) {
            return new IdentityJson(known.platform(), known.name(), known.since());
        }
    }

    record UndoableJson(
            @JsonProperty("link_id") UUID linkId,
            @JsonProperty("undo_until") Instant undoUntil) {}

    record LinksJson(List<IdentityJson> identities, List<UndoableJson> undoable) {}

    @Operation(summary = "Where I am known, and which links can still be undone")
    @GetMapping
    LinksJson all(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var person = caller.personId();
        return new LinksJson(
                links.knownAs(person).stream().map(IdentityJson::of).toList(),
                links.undoable(person).stream()
                        .map(link -> new UndoableJson(link.id(), link.until()))
                        .toList());
    }

    @Operation(
            summary = "Get a code to type where I have another account",
            description = "Good for ten minutes and one link; an earlier one is good for nothing from now on")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LinkChallenges.ChallengeJson begin(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return challenges.begin(caller.personId(), null);
    }

    record TypedCode(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String code,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        /** Hides the code. */
        @Override
        public String toString() {
            return "TypedCode[***]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OtherJson(
            List<IdentityJson> identities,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {}

    @Operation(
            summary = "See whose code it is before linking",
            description = "The code stays good. Five codes in ten minutes, then 429")
    @PostMapping("/preview")
    OtherJson preview(@RequestBody TypedCode typed, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var identities = challenges.look(caller.personId(), typed.code()).stream()
                .map(IdentityJson::of)
                .toList();
        return new OtherJson(identities, Ignored.names(typed.others()));
    }

    @Operation(
            summary = "Make the two accounts one",
            description =
                    "What both have becomes one: credits, points, orders, clips. It can be undone within 24 hours. "
                            + LinkChallenges.KEPT)
    @PostMapping("/confirm")
    @Answers({200, 202})
    ResponseEntity<LinkedAnswer> confirm(
            @RequestBody TypedCode typed,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller)
            throws IOException {
        var ignored = Ignored.names(typed.others());
        return switch (challenges.confirm(caller, typed.code(), key)) {
            case Answer.Decided<Linked>(var linked) -> ResponseEntity.ok(LinkChallenges.LinkedJson.of(linked, ignored));
            case Answer.Pending<Linked>(var id) -> ResponseEntity.accepted().body(PendingJson.of(id, ignored));
            case Answer.Known<Linked>(var id, var status) -> ResponseEntity.ok(PendingJson.of(id, status, ignored));
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UndoneJson(String status, Map<String, Long> returned) {

        static UndoneJson of(LinkEvent.Undone undone) {
            return new UndoneJson("undone", undone.returned());
        }
    }

    @Operation(
            summary = "Make two accounts of one again",
            description =
                    "Within 24 hours. Rows go back to whose they were, credits and points as far as they are there")
    @PostMapping("/{link_id}/undo")
    UndoneJson undo(
            @PathVariable("link_id") UUID link, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return UndoneJson.of(undo.undo(caller.personId(), link));
    }

    @Operation(
            summary = "Take a way in off my account",
            description = "The account keeps everything else. Not the last one, and not while a link can be undone")
    @DeleteMapping("/{platform}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(
            @PathVariable("platform") String platform,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        unlink.unlink(
                caller.personId(),
                Platform.of(platform).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
    }
}
