package io.neurocards.web.api;

import static io.neurocards.web.api.WebsiteUsersApi.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.accounts.erasure.LeavingConfirmation;
import io.neurocards.ledger.Ledger;
import io.neurocards.web.SessionCookie;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer has their account deleted, in two calls. */
@RestController
@RequestMapping("/v1/account")
@Tag(name = "Accounts")
class AccountApi {

    static final String CONFIRMATION = "X-Confirmation";

    private final WholeAccount account;
    private final EraseMyData eraseMyData;
    private final LeavingConfirmation confirmations;
    private final Ledger ledger;
    private final SessionCookie session;

    AccountApi(
            WholeAccount account,
            EraseMyData eraseMyData,
            LeavingConfirmation confirmations,
            Ledger ledger,
            SessionCookie session) {
        this.account = account;
        this.eraseMyData = eraseMyData;
        this.confirmations = confirmations;
        this.ledger = ledger;
        this.session = session;
    }

    record DeletionJson(
            @Schema(
                    description = "To be sent back as X-Confirmation, by the same session or device",
                    example = "AAAAAGkh0pQAAAAAAAAADivXjTqfQzUyJwqC0S3cBqkzE0QbU5nq8m1vYk4sW2hT")
            String confirmation,

            @Schema(description = "What is lost for good; show it to whoever is to confirm", example = "14")
            @JsonProperty("credits_lost")
            long creditsLost,

            @JsonProperty("expires_at") Instant expiresAt) {

        /** Hides what deletes an account. */
        @Override
        public String toString() {
            return "DeletionJson[***]";
        }
    }

    @Operation(
            summary = "Ask to delete my account: what will be lost, and what has to be said again",
            description =
                    "Deletes nothing. The confirmation is good for ten minutes and for the credits that it names. 409"
                            + " clips_in_the_making, money_in_motion or orders_underway: these have to end first. "
                            + WholeAccount.BY_WHOM)
    @PostMapping("/deletion")
    ResponseEntity<DeletionJson> ask(@Parameter(hidden = true) Authentication how) {
        var caller = account.require(how);
        eraseMyData.requirePossible(caller.personId());
        var lost = ledger.balance(caller.personId()).available();
        var asked = confirmations.ask(caller.personId(), caller.sessionId(), lost);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DeletionJson(asked.text(), lost.amount(), asked.expiresAt()));
    }

    @Operation(
            summary = "Delete my account for good, with the confirmation that POST /v1/account/deletion gave",
            description = "Rows go at once and files at once after them; all sessions and devices are signed out. 403"
                    + " confirmation_wrong when it is over or another session's, 409 as there, and credits_changed (have) when it"
                    + " named other credits: ask again. Who repeats it afterwards is 401, because there is nobody any more. "
                    + WholeAccount.BY_WHOM)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @Parameter(description = "What POST /v1/account/deletion gave", required = true)
                    @RequestHeader(name = CONFIRMATION, required = false)
                    @Nullable
                    String confirmation,
            @Parameter(hidden = true) Authentication how,
            HttpServletRequest request,
            HttpServletResponse response) {
        var caller = account.require(how);
        var lost = confirmations.read(caller.personId(), caller.sessionId(), required(confirmation, CONFIRMATION));
        eraseMyData.erase(caller.personId(), lost);
        if (session.token(request).isPresent()) {
            response.addHeader(HttpHeaders.SET_COOKIE, session.expired(request).toString());
        }
    }
}
