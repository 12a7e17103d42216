package io.neurocards.operations.admins;

import io.neurocards.accounts.callers.PasswordProof;
import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.AuditLog.Act;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The code of a telephone, or one on paper, after the password; and the first time, what the telephone needs for it. */
@Component
public final class SecondFactor {

    private final Decisions decisions;
    private final Kept kept;
    private final PasswordProof tries;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactor(Decisions decisions, Kept kept, PasswordProof tries, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.kept = kept;
        this.tries = tries;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is kept of somebody. */
    @Component("secondFactorKept")
    record Kept(AdminAccounts accounts, AdminSessions sessions, SealedSecrets secrets, RecoveryCodes codes) {

        Optional<byte[]> secret(UUID account) {
            return accounts.sealed(account).map(closed -> secrets.open(account, closed));
        }
    }

    /** A session that opens the desk, whose token is shown this once; codes on paper when they were just made. */
    public record Entrance(String token, List<String> recoveryCodes) {

        /** Hides all of it. */
        @Override
        public String toString() {
            return "Entrance[***]";
        }
    }

    /** Returns the secret that a telephone has to be told, made when there is none yet. */
    public byte[] enrolment(AdminSession session) {
        requireNotEnrolled(session);
        var id = session.account().id();
        return decisions.act(() -> {
            requireNotEnrolled(kept.accounts().lock(id));
            var known = kept.secret(id);
            if (known.isPresent()) {
                return known.get();
            }
            var fresh = kept.secrets().fresh();
            kept.accounts().secret(id, kept.secrets().seal(id, fresh));
            return fresh;
        });
    }

    /**
     * Takes the first code of a telephone; from now on one is asked for at every sign-in.
     *
     * @throws ProblemException CODE_WRONG; TOO_MANY_REQUESTS; FORBIDDEN when a telephone is known already
     */
    public Entrance enrol(AdminSession session, String typed) {
        requireNotEnrolled(session);
        var account = session.account();
        count(session);
        var codes = kept.codes().fresh();
        var entrance = decisions.act(() -> {
            requireNotEnrolled(kept.accounts().lock(account.id()));
            if (!isOfTelephone(account.id(), typed)) {
                return Optional.<Entrance>empty();
            }
            var now = clock.instant();
            kept.accounts().enrolled(account.id(), now);
            kept.codes().replace(account.id(), codes, now);
            note(account, "desk.enrol", Map.of());
            return Optional.of(open(session, codes));
        });
        return entrance.orElseThrow(() -> wrong(session));
    }

    /**
     * Lets somebody in who shows a code of their telephone, or one on paper; either is good once.
     *
     * @throws ProblemException CODE_WRONG; TOO_MANY_REQUESTS
     */
    public Entrance show(AdminSession session, String typed) {
        var account = session.account();
        if (!account.isEnrolled()) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        count(session);
        var entrance = decisions.act(() -> {
            var byPaper = RecoveryCodes.looksLike(typed) && kept.codes().use(account.id(), typed, clock.instant());
            if (!byPaper && !isOfTelephone(account.id(), typed)) {
                return Optional.<Entrance>empty();
            }
            note(
                    account,
                    "desk.sign-in",
                    Map.of(
                            "factor",
                            byPaper ? "recovery" : "totp",
                            "codes_left",
                            kept.codes().left(account.id())));
            return Optional.of(open(session, List.of()));
        });
        return entrance.orElseThrow(() -> wrong(session));
    }

    /**
     * Makes eight new codes on paper instead of those that there were.
     *
     * @throws ProblemException CODE_WRONG; TOO_MANY_REQUESTS
     */
    public List<String> renewCodes(AdminSession session, String typed) {
        count(session);
        var codes = kept.codes().fresh();
        var isRight = decisions.act(() -> {
            if (!isOfTelephone(session.account().id(), typed)) {
                return false;
            }
            tries.takeBack(subject(session), session.address());
            kept.codes().replace(session.account().id(), codes, clock.instant());
            note(session.account(), "desk.recovery-codes", Map.of());
            return true;
        });
        if (!isRight) {
            throw wrong(session);
        }
        return codes;
    }

    /** Returns how many codes on paper somebody has left. */
    public int codesLeft(AdminSession session) {
        return kept.codes().left(session.account().id());
    }

    private boolean isOfTelephone(UUID account, String typed) {
        var secret = kept.secret(account);
        if (secret.isEmpty()) {
            return false;
        }
        var step = Totp.match(secret.get(), typed.replaceAll("\\s", ""), clock.instant());
        return step.isPresent() && kept.accounts().use(account, step.getAsLong());
    }

    private Entrance open(AdminSession before, List<String> codes) {
        var now = clock.instant();
        tries.takeBack(subject(before), before.address());
        kept.sessions().end(before.id(), now);
        return new Entrance(kept.sessions().open(before.account().id(), true, before.address(), now), codes);
    }

    private void count(AdminSession session) {
        tries.count(subject(session), session.address());
    }

    private static String subject(AdminSession session) {
        return "second factor of " + session.account().id();
    }

    private ProblemException wrong(AdminSession session) {
        decisions.act(() -> audit.record(
                new Act(
                        Operator.stranger(),
                        "desk.refused",
                        AdminStaff.subject(session.account().id()),
                        "",
                        Map.of("factor", "code")),
                clock.instant()));
        return new ProblemException(ProblemCode.CODE_WRONG);
    }

    private static void requireNotEnrolled(AdminSession session) {
        requireNotEnrolled(session.account());
    }

    private static void requireNotEnrolled(AdminAccount account) {
        if (account.isEnrolled()) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
    }

    private void note(AdminAccount account, String what, Map<String, ?> facts) {
        audit.record(new Act(account.operator(), what, AdminStaff.subject(account.id()), "", facts), clock.instant());
    }
}
