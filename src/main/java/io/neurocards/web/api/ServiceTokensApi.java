package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.callers.ServiceTokens;
import io.neurocards.operations.callers.ServiceTokenDesk;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tokens of programs that act for customers, for administrators. */
@RestController
@RequestMapping("/v1/admin/service-tokens")
@Tag(name = "Administration")
class ServiceTokensApi {

    private final ServiceTokenDesk desk;

    ServiceTokensApi(ServiceTokenDesk desk) {
        this.desk = desk;
    }

    record NewToken(
            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = ServiceTokenDesk.LONGEST_NAME) @Nullable
            String name,

            @ArraySchema(minItems = 1, arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
            @OneOf(Words.SCOPES)
            @Nullable
            List<String> scopes,

            @Schema(
                    description = "Until it is ended when it is not said",
                    minimum = "1",
                    maximum = "" + ServiceTokenDesk.LONGEST_DAYS)
            @JsonProperty("expires_in_days")
            @Nullable
            Integer expiresInDays) {

        Set<Scope> known() {
            return Objects.requireNonNullElse(scopes, List.<String>of()).stream()
                    .map(word -> Scope.of(word)
                            .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST)
                                    .with("field", "scopes")
                                    .with("allowed", words(Set.of(Scope.values())))))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> words(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::word).sorted().toList();
    }

    record IssuedToken(
            UUID id,
            String name,
            String token,
            List<String> scopes,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "IssuedToken[id=" + id + "]";
        }
    }

    @Operation(summary = "Give a program its token, which is shown this once")
    @PostMapping
    @Answers(201)
    ResponseEntity<IssuedToken> issue(@RequestBody NewToken wanted, Authentication caller) {
        var days = wanted.expiresInDays();
        var issued = desk.issue(
                Operators.of(caller).silently(),
                WebsiteUsersApi.required(wanted.name(), "name"),
                wanted.known(),
                days == null ? null : Duration.ofDays(days));
        var service = issued.service();
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new IssuedToken(
                        service.id(), service.name(), issued.token(), words(service.scopes()), issued.expiresAt()));
    }

    record TokensJson(@JsonProperty("service_tokens") List<ServiceTokenJson> tokens) {}

    record ServiceTokenJson(
            UUID id,
            String name,
            List<String> scopes,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
            @JsonProperty("revoked_at") @Nullable Instant revokedAt) {

        static ServiceTokenJson of(ServiceTokens.Listed token) {
            var service = token.service();
            return new ServiceTokenJson(
                    service.id(),
                    service.name(),
                    words(service.scopes()),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt());
        }
    }

    @Operation(summary = "All tokens of programs, without the tokens; the newest first")
    @GetMapping
    TokensJson all() {
        return new TokensJson(desk.all().stream().map(ServiceTokenJson::of).toList());
    }

    @Operation(summary = "End a token: its program is refused from now on")
    @DeleteMapping("/{token_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("token_id") UUID id, Authentication caller) {
        desk.revoke(Operators.of(caller).silently(), id);
    }
}
