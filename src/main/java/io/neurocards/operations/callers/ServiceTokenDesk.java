package io.neurocards.operations.callers;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.callers.Service;
import io.neurocards.accounts.callers.ServiceTokens;
import io.neurocards.accounts.callers.ServiceTokens.Listed;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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
    public Issued issue(Operator.Word word, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
        var token = BearerToken.SERVICE.fresh();
        var now = clock.instant();
        var expiresAt = expiry(name, scopes, lifetime, now);
        var service = decisions.act(() -> made(word, token, name, scopes, expiresAt, now));
        return new Issued(token, service, expiresAt);
    }

    private record Made(UUID id) {}

    /**
     * Makes a token, once for the operation.
     *
     * @throws ProblemException SECRET_SHOWN when it was made and shown before; and as above
     */
    public Issued issueOnce(
            Operator.Word word, OperationId operation, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
        var token = BearerToken.SERVICE.fresh();
        var now = clock.instant();
        var expiresAt = expiry(name, scopes, lifetime, now);
        var issued = new AtomicReference<@Nullable Service>();
        var words = scopes.stream().map(Scope::word).sorted().collect(Collectors.joining(" "));
        var asked = String.join("\n", word.by().name(), name.strip(), words, String.valueOf(lifetime));
        var made = decisions.decide(new Operation(operation, "service-tokens.issue", asked), Made.class, () -> {
            var service = made(word, token, name, scopes, expiresAt, now);
            issued.set(service);
            return new Made(service.id());
        });
        var service = issued.get();
        if (service == null || !service.id().equals(made.id())) {
            throw new ProblemException(ProblemCode.SECRET_SHOWN);
        }
        return new Issued(token, service, expiresAt);
    }

    private Service made(
            Operator.Word word,
            String token,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            Instant now) {
        var service = tokens.issue(token, name.strip(), scopes, expiresAt, now);
        note(word, "service-token.issue", service, now);
        return service;
    }

    private static @Nullable Instant expiry(String name, Set<Scope> scopes, @Nullable Duration lifetime, Instant now) {
        require(!name.isBlank() && name.codePointCount(0, name.length()) <= LONGEST_NAME, "name");
        require(!scopes.isEmpty(), "scopes");
        require(lifetime == null || (lifetime.isPositive() && lifetime.compareTo(LONGEST) <= 0), "expires_in_days");
        return lifetime == null ? null : now.plus(lifetime);
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
    public void revoke(Operator.Word word, UUID id) {
        var now = clock.instant();
        decisions.act(() -> note(
                word,
                "service-token.revoke",
                tokens.revoke(id, now).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)),
                now));
    }

    private void note(Operator.Word word, String what, Service service, Instant now) {
        var scopes = service.scopes().stream().map(Scope::word).sorted().toList();
        audit.record(
                new AuditLog.Act(
                        word.by(),
                        what,
                        "service-token:" + service.id(),
                        word.reasonOr(service.name()),
                        Map.of("name", service.name(), "scopes", scopes)),
                now);
    }
}
