package io.neurocards.operations.callers;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.database.Undecided;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.operations.callers.AdminTokens.Listed;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An owner gives another administrator a token, and takes it away; each stands in the audit log. */
@Component
public final class AdminTokenDesk {

    /** Characters that a name has at most. */
    public static final int LONGEST_NAME = 64;

    /** For how many days a token is good at most. */
    public static final int LONGEST_DAYS = 365;

    private final AdminTokens tokens;
    private final Decisions decisions;
    private final AuditLog audit;
    private final Clock clock;

    AdminTokenDesk(AdminTokens tokens, Decisions decisions, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token that was just made, and is shown this once. */
    public record Issued(String token, Administrator administrator, Instant expiresAt) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Issued[administrator=" + administrator + "]";
        }
    }

    /**
     * Makes a token.
     *
     * @param days how long it is good for, 1 to 365
     * @throws ProblemException INVALID_REQUEST with {@code field} for a name or days that can't be; NAME_TAKEN while another one of that
     *     name opens anything
     */
    public Issued issue(Operator.Word word, String name, AdminRole role, int days) {
        var fresh = fresh(name, role, days);
        decisions.act(() -> {
            if (!tokens.isThere(fresh.administrator().id())) {
                make(word, fresh);
            }
        });
        return fresh.issued();
    }

    private record Made(UUID id) {}

    /**
     * Makes a token, once for the operation.
     *
     * @throws ProblemException SECRET_SHOWN when it was made and shown before; and as above
     */
    public Issued issueOnce(Operator.Word word, OperationId operation, String name, AdminRole role, int days) {
        var fresh = fresh(name, role, days);
        var id = fresh.administrator().id();
        var asked =
                String.join("\n", word.by().name(), fresh.administrator().name(), role.word(), Integer.toString(days));
        var made = decisions.decide(new Operation(operation, "admin-tokens.issue", asked), Made.class, () -> {
            make(word, fresh);
            return new Made(id);
        });
        if (!made.id().equals(id)) {
            throw new ProblemException(ProblemCode.SECRET_SHOWN);
        }
        return fresh.issued();
    }

    /** A token that nobody has yet. */
    private record Fresh(String token, Administrator administrator, Instant now, Instant expiresAt) {

        Issued issued() {
            return new Issued(token, administrator, expiresAt);
        }

        /** Hides the token. */
        @Override
        public String toString() {
            return "Fresh[administrator=" + administrator + "]";
        }
    }

    private Fresh fresh(String name, AdminRole role, int days) {
        var stripped = nameOf(name);
        require(days >= 1 && days <= LONGEST_DAYS, "expires_in_days");
        var now = now();
        var administrator = new Administrator(UuidV7.at(now), stripped, role);
        return new Fresh(BearerToken.ADMIN.fresh(), administrator, now, now.plus(Duration.ofDays(days)));
    }

    private void make(Operator.Word word, Fresh fresh) {
        var administrator = fresh.administrator();
        tokens.issue(fresh.token(), administrator, fresh.expiresAt(), word.by().name(), fresh.now());
        if (!tokens.isThere(administrator.id())) {
            throw new ProblemException(ProblemCode.NAME_TAKEN);
        }
        note(word, "admin-token.issue", administrator, fresh.now());
    }

    /**
     * Returns a name as it is kept.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} for one that can't be
     */
    public static String nameOf(String name) {
        var stripped = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        require(isName(stripped), "name");
        return stripped;
    }

    /** The audit log shows it in a line with who else acts, where two must not look alike. */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(AdminTokenDesk::isUnreadable);
    }

    private static boolean isUnreadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> character != ' ';
            default -> false;
        };
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
     * Ends a token. While no database can be asked that is not decided, and has to be said again; this process takes the token for
     * ended all the same.
     *
     * @throws ProblemException NOT_FOUND when there is no such token, or it was revoked before
     */
    public void revoke(Operator.Word word, UUID id) {
        var now = now();
        try {
            decisions.act(() -> note(
                    word,
                    "admin-token.revoke",
                    tokens.revoke(id, word.by().name(), now)
                            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)),
                    now));
        } catch (RuntimeException e) {
            if (Undecided.of(e).isPresent()) {
                tokens.forget(id);
            }
            throw e;
        }
        tokens.forget(id);
    }

    /** As exact as a row keeps it, so that what is answered is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void note(Operator.Word word, String what, Administrator administrator, Instant now) {
        audit.record(
                new AuditLog.Act(
                        word.by(),
                        what,
                        "admin-token:" + administrator.id(),
                        word.reasonOr(administrator.name()),
                        Map.of(
                                "name",
                                administrator.name(),
                                "role",
                                administrator.role().word())),
                now);
    }
}
