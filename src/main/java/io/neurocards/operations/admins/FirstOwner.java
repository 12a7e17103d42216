package io.neurocards.operations.admins;

import io.neurocards.operations.Operator;
import io.neurocards.operations.callers.AdminRole;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whoever sets a studio up, before anybody has an account. */
@Component
public final class FirstOwner {

    private static final String NAME = "owner";

    private final AdminAccounts accounts;
    private final AdminStaff staff;

    FirstOwner(AdminAccounts accounts, AdminStaff staff) {
        this.accounts = accounts;
        this.staff = staff;
    }

    /** Returns a new link for the first owner as long as nobody has chosen a password; links before it open nothing any more. */
    public Optional<AdminStaff.Invitation> link() {
        if (accounts.areUsed()) {
            return Optional.empty();
        }
        return Optional.of(accounts.named(NAME)
                .map(known -> staff.reset(Operator.byCommand(), known.id(), ""))
                .orElseGet(() -> staff.invite(Operator.byCommand(), NAME, AdminRole.OWNER)));
    }
}
