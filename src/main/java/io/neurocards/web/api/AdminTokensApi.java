package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.callers.AdminTokenDesk;
import io.neurocards.operations.callers.AdminTokens;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

/** The tokens of administrators, for owners. The one of the settings is none of them. */
@RestController
@RequestMapping("/v1/admin/tokens")
@Tag(name = "Administration")
class AdminTokensApi {

    private final AdminTokenDesk desk;

    AdminTokensApi(AdminTokenDesk desk) {
        this.desk = desk;
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    record AdminTokenWish(
            @Schema(
                    description = "By which the audit log knows whoever has it",
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = AdminTokenDesk.LONGEST_NAME)
            @Nullable
            String name,

            @Schema(requiredMode = RequiredMode.REQUIRED) @OneOf(Words.ADMIN_ROLES) @Nullable
            String role,

            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "" + AdminTokenDesk.LONGEST_DAYS)
            @JsonProperty("expires_in_days")
            @Nullable
            Integer expiresInDays) {

        AdminRole known() {
            return AdminRole.of(WebsiteUsersApi.required(role, "role"))
                    .orElseThrow(() -> wrong("role").with("allowed", AdminRole.words()));
        }

        int days() {
            if (expiresInDays == null) {
                throw wrong("expires_in_days");
            }
            return expiresInDays;
        }
    }

    record IssuedAdminToken(
            UUID id,
            String name,
            String token,
            String role,
            @JsonProperty("expires_at") Instant expiresAt) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "IssuedAdminToken[id=" + id + "]";
        }
    }

    @Operation(summary = "Give another administrator a token, which is shown this once")
    @PostMapping
    @Answers(201)
    ResponseEntity<IssuedAdminToken> issue(@RequestBody AdminTokenWish wanted, Authentication caller) {
        var issued = desk.issue(
                Operators.of(caller).silently(),
                WebsiteUsersApi.required(wanted.name(), "name"),
                wanted.known(),
                wanted.days());
        var administrator = issued.administrator();
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new IssuedAdminToken(
                        administrator.id(),
                        administrator.name(),
                        issued.token(),
                        administrator.role().word(),
                        issued.expiresAt()));
    }

    record AdminTokenList(@JsonProperty("admin_tokens") List<AdminTokenJson> tokens) {}

    record AdminTokenJson(
            UUID id,
            String name,
            String role,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("created_by") String createdBy,
            @JsonProperty("expires_at") Instant expiresAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
            @JsonProperty("revoked_at") @Nullable Instant revokedAt,
            @JsonProperty("revoked_by") @Nullable String revokedBy) {

        static AdminTokenJson of(AdminTokens.Listed token) {
            var administrator = token.administrator();
            return new AdminTokenJson(
                    administrator.id(),
                    administrator.name(),
                    administrator.role().word(),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt(),
                    token.revokedBy());
        }
    }

    @Operation(
            summary =
                    "All tokens of administrators, without the tokens and the one of the settings; the newest 1000 first")
    @GetMapping
    AdminTokenList all() {
        return new AdminTokenList(desk.all().stream().map(AdminTokenJson::of).toList());
    }

    @Operation(summary = "End a token: whoever has it is refused from now on")
    @DeleteMapping("/{token_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("token_id") UUID id, Authentication caller) {
        desk.revoke(Operators.of(caller).silently(), id);
    }
}
