package io.neurocards.operations.admins;

import io.neurocards.accounts.callers.PasswordProof;
import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.AuditLog.Act;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An administrator proves with a password who they are. What comes of it opens only the door to the second factor. */
@Component
public final class AdminSignIn {

    private final Decisions decisions;
    private final AdminAccounts accounts;
    private final AdminSessions sessions;
    private final PasswordProof passwords;
    private final AuditLog audit;
    private final Clock clock;

    AdminSignIn(
            Decisions decisions,
            AdminAccounts accounts,
            AdminSessions sessions,
            PasswordProof passwords,
            AuditLog audit,
            Clock clock) {
        this.decisions = decisions;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns the token of a session that waits for the second factor.
     *
     * @throws ProblemException WRONG_CREDENTIALS, whatever is wrong; TOO_MANY_REQUESTS with {@code retry_after_seconds}
     */
    public String signIn(String name, String password, String address) {
        passwords.count(name, address);
        var account = accounts.named(name).filter(one -> one.disabledAt() == null);
        @Nullable
        String hash = account.flatMap(one -> accounts.passwordHash(one.id())).orElse(null);
        if (!passwords.matches(password, hash) || account.isEmpty()) {
            refused(account.map(one -> AdminStaff.subject(one.id())).orElse("studio"));
            throw new ProblemException(ProblemCode.WRONG_CREDENTIALS);
        }
        return decisions.act(() -> {
            passwords.takeBack(name, address);
            return sessions.open(account.get().id(), false, address, clock.instant());
        });
    }

    /** Noted for names that nobody has, too, so that the answer takes as long. */
    private void refused(String subject) {
        decisions.act(() -> audit.record(
                new Act(Operator.stranger(), "desk.refused", subject, "", Map.of("factor", "password")),
                clock.instant()));
    }

    /** Ends a session; one that is over stays so. */
    public void signOut(AdminSession session) {
        decisions.act(() -> {
            sessions.end(session.id(), clock.instant());
            note(session.account(), "desk.sign-out", Map.of());
        });
    }

    /** Ends all sessions of somebody but the one that says so. */
    public void endOthers(AdminSession session) {
        decisions.act(() -> {
            sessions.endOthers(session.account().id(), session.id(), clock.instant());
            note(session.account(), "desk.end-sessions", Map.of());
        });
    }

    /**
     * Changes the password of whoever knows the present one; ends every other session.
     *
     * @throws ProblemException WRONG_CREDENTIALS; TOO_MANY_REQUESTS; PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG
     */
    public void changePassword(AdminSession session, String present, String wanted) {
        var account = session.account();
        passwords.count(account.name(), session.address());
        if (!passwords.matches(present, accounts.passwordHash(account.id()).orElse(null))) {
            throw new ProblemException(ProblemCode.WRONG_CREDENTIALS);
        }
        var hash = passwords.hash(wanted);
        decisions.act(() -> {
            passwords.takeBack(account.name(), session.address());
            accounts.password(account.id(), hash);
            sessions.endOthers(account.id(), session.id(), clock.instant());
            note(account, "desk.password", Map.of());
        });
    }

    /** Returns whose link this is, if it is good. */
    public AdminAccount invited(String link) {
        return accounts.linked(link, clock.instant()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    /**
     * Takes the password that somebody chose by a link, which is used up; returns the token of a session that waits for the second
     * factor.
     *
     * @throws ProblemException NOT_FOUND; PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG
     */
    public String join(String link, String password, String address) {
        UUID id = invited(link).id();
        var hash = passwords.hash(password);
        return decisions.act(() -> {
            var account = accounts.lock(id);
            invited(link);
            var now = clock.instant();
            accounts.password(id, hash);
            accounts.link(id, null, null);
            sessions.endAll(id, now);
            note(account, "desk.join", Map.of());
            return sessions.open(id, false, address, now);
        });
    }

    private void note(AdminAccount account, String what, Map<String, ?> facts) {
        audit.record(new Act(account.operator(), what, AdminStaff.subject(account.id()), "", facts), clock.instant());
    }

    /** Notes that somebody showed a wrong {@code ADMIN_TOKEN}. */
    public void wrongToken() {
        decisions.act(() -> audit.record(
                new Act(Operator.stranger(), "desk.refused", "studio", "", Map.of("factor", "token")),
                clock.instant()));
    }
}
