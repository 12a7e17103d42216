package io.neurocards.operations.admins;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.AuditLog.Act;
import io.neurocards.operations.Operator;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.callers.AdminTokenDesk;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An owner invites administrators, changes what they are for, and ends them; each stands in the audit log. */
@Component
public final class AdminStaff {

    /** For how long a link lets somebody choose a password. */
    public static final Duration LINK_LIFETIME = Duration.ofHours(24);

    private final Decisions decisions;
    private final AdminAccounts accounts;
    private final AdminSessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    AdminStaff(Decisions decisions, AdminAccounts accounts, AdminSessions sessions, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A link that was just made: the token in it is shown this once. */
    public record Invitation(AdminAccount account, String link, Instant expiresAt) {

        /** Hides the link. */
        @Override
        public String toString() {
            return "Invitation[account=" + account.id() + "]";
        }
    }

    static String subject(UUID id) {
        return "admin-account:" + id;
    }

    /**
     * Makes an account, and a link by which somebody chooses its password.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} for a name that can't be; NAME_TAKEN
     */
    public Invitation invite(Operator by, String name, AdminRole role) {
        var plain = AdminTokenDesk.nameOf(name);
        var now = clock.instant();
        var id = UuidV7.at(now);
        return decisions.act(() -> {
            if (accounts.find(id).isEmpty()) {
                accounts.add(id, plain, role, by.name(), now);
            }
            var account = accounts.find(id).orElseThrow(() -> new ProblemException(ProblemCode.NAME_TAKEN));
            note(by, "admin-account.invite", account, "", Map.of("role", role.word()));
            return link(account, now);
        });
    }

    /**
     * Takes somebody's password and telephone, ends their sessions, and makes a link to begin anew.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Invitation reset(Operator by, UUID id, String reason) {
        return decisions.act(() -> {
            var now = clock.instant();
            var account = known(id);
            accounts.password(id, null);
            accounts.secret(id, null);
            sessions.endAll(id, now);
            note(by, "admin-account.reset", account, reason, Map.of());
            return link(account, now);
        });
    }

    /**
     * Makes a new link for somebody who has no password yet; the one before opens nothing any more.
     *
     * @throws ProblemException NOT_FOUND, also for whoever has a password
     */
    public Invitation renew(Operator by, UUID id) {
        return decisions.act(() -> {
            var account = known(id);
            if (account.hasPassword() || account.disabledAt() != null) {
                throw new ProblemException(ProblemCode.NOT_FOUND);
            }
            note(by, "admin-account.link", account, "", Map.of());
            return link(account, clock.instant());
        });
    }

    private Invitation link(AdminAccount account, Instant now) {
        var link = BearerToken.ADMIN.fresh();
        var until = now.plus(LINK_LIFETIME);
        accounts.link(account.id(), link, until);
        return new Invitation(account, link, until);
    }

    /**
     * Changes what somebody is for.
     *
     * @throws ProblemException NOT_FOUND; LAST_OWNER when nobody else could sign in as owner
     */
    public void role(Operator by, UUID id, AdminRole role, String reason) {
        decisions.act(() -> {
            accounts.lockOwners();
            var account = known(id);
            if (account.role() == role) {
                return;
            }
            requireOwnerLeft(account);
            accounts.role(id, role);
            note(
                    by,
                    "admin-account.role",
                    account,
                    reason,
                    Map.of("from", account.role().word(), "to", role.word()));
        });
    }

    /**
     * Lets somebody in no more, or again.
     *
     * @throws ProblemException NOT_FOUND; LAST_OWNER when nobody else could sign in as owner
     */
    public void disable(Operator by, UUID id, boolean disabled, String reason) {
        decisions.act(() -> {
            var now = clock.instant();
            accounts.lockOwners();
            var account = known(id);
            if (disabled == (account.disabledAt() != null)) {
                return;
            }
            if (disabled) {
                requireOwnerLeft(account);
                sessions.endAll(id, now);
                accounts.link(id, null, null);
            }
            accounts.disable(id, disabled ? now : null);
            note(by, disabled ? "admin-account.disable" : "admin-account.enable", account, reason, Map.of());
        });
    }

    /** Ends every session of somebody; noted when they had any. */
    public void endSessions(Operator by, UUID id, String reason) {
        decisions.act(() -> {
            var account = known(id);
            var hadAny = !sessions.of(id).isEmpty();
            sessions.endAll(id, clock.instant());
            if (hadAny) {
                note(by, "admin-account.end-sessions", account, reason, Map.of());
            }
        });
    }

    private AdminAccount known(UUID id) {
        if (accounts.find(id).isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return accounts.lock(id);
    }

    private void requireOwnerLeft(AdminAccount account) {
        if (account.role() == AdminRole.OWNER && account.isEnrolled() && !accounts.hasOtherOwner(account.id())) {
            throw new ProblemException(ProblemCode.LAST_OWNER);
        }
    }

    private void note(Operator by, String what, AdminAccount account, String reason, Map<String, ?> facts) {
        var all = new java.util.TreeMap<String, Object>(facts);
        all.put("name", account.name());
        audit.record(new Act(by, what, subject(account.id()), reason, all), clock.instant());
    }
}
