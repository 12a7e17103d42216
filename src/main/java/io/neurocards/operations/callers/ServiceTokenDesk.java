package io.neurocards.operations.callers;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.callers.Service;
import io.neurocards.accounts.callers.ServiceTokens;
import io.neurocards.accounts.callers.ServiceTokens.Listed;
import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An administrator gives a program its token, and takes it away; each stands in the audit log. */
@Component
public final class ServiceTokenDesk {

    /** Characters that a name has at most. */
    public static final int LONGEST_NAME = 64;

    /** For how many days a token is good at most, if not for good. */
    public static final int LONGEST_DAYS = 3660;

    private static final Duration LONGEST = Duration.ofDays(LONGEST_DAYS);

    private final ServiceTokens tokens;
    private final Decisions decisions;
    private final AuditLog audit;
    private final Clock clock;

    ServiceTokenDesk(ServiceTokens tokens, Decisions decisions, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token that was just made, and is shown this once. */
    public record Issued(
            String token, Service service, @Nullable Instant expiresAt) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Issued[service=" + service + "]";
        }
    }

    /**
     * Makes a token.
     *
     * @param lifetime how long it is good for; null for as long as nobody revokes it
     * @throws ProblemException INVALID_REQUEST with {@code field} for a name, scopes or a lifetime that can't be
     */
    public Issued issue(Operator by, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
        require(!name.isBlank() && name.codePointCount(0, name.length()) <= LONGEST_NAME, "name");
        require(!scopes.isEmpty(), "scopes");
        require(lifetime == null || (lifetime.isPositive() && lifetime.compareTo(LONGEST) <= 0), "expires_in_days");
        var token = BearerToken.SERVICE.fresh();
        var now = clock.instant();
        var expiresAt = lifetime == null ? null : now.plus(lifetime);
        var service = decisions.act(() -> {
            var issued = tokens.issue(token, name.strip(), scopes, expiresAt, now);
            note(by, "service-token.issue", issued, now);
            return issued;
        });
        return new Issued(token, service, expiresAt);
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    public List<Listed> all() {
        return tokens.all();
    }

    /**
     * Ends a token.
     *
     * @throws ProblemException NOT_FOUND when there is no such token, or it was revoked before
     */
    public void revoke(Operator by, UUID id) {
        var now = clock.instant();
        decisions.act(() -> note(
                by,
                "service-token.revoke",
                tokens.revoke(id, now).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)),
                now));
    }

    private void note(Operator by, String what, Service service, Instant now) {
        var scopes = service.scopes().stream().map(Scope::word).sorted().toList();
        audit.record(
                new AuditLog.Act(by, what, "service-token:" + service.id(), service.name(), Map.of("scopes", scopes)),
                now);
    }
}
