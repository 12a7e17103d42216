package io.neurocards.web.api;

import static io.neurocards.web.api.WebsiteUsersApi.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.SignIn;
import io.neurocards.accounts.SignOut;
import io.neurocards.accounts.devices.OwnDevices;
import io.neurocards.web.access.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/website/sessions")
@Tag(name = "Accounts")
class SessionsApi {

    private final SignIn signIn;
    private final SignOut signOut;
    private final OwnDevices devices;
    private final Clock clock;

    SessionsApi(SignIn signIn, SignOut signOut, OwnDevices devices, Clock clock) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.devices = devices;
        this.clock = clock;
    }

    record Credentials(
            @Schema(requiredMode = RequiredMode.REQUIRED, format = "email") @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED, format = "password") @Nullable
            String password) {

        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    @Operation(summary = "Sign in; the token goes into the header Authorization: Bearer …")
    @SecurityRequirements
    @PostMapping
    Token create(@RequestBody Credentials credentials, HttpServletRequest request) {
        var session = signIn.signIn(
                required(credentials.email(), "email"),
                required(credentials.password(), "password"),
                request.getRemoteAddr());
        var lifetime = Duration.between(clock.instant(), session.expiresAt());
        return new Token(session.token(), "Bearer", lifetime.toSeconds());
    }

    @Operation(summary = "Sign out: this token is worth nothing any more")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) Authentication how) {
        Reach.device(how)
                .ifPresentOrElse(
                        device -> devices.revoke(caller.personId(), device.device()), () -> signOut.here(caller));
    }
}
