package io.neurocards.accounts;

import io.neurocards.accounts.CodeCheck.Checked;
import io.neurocards.accounts.EmailCodes.Purpose;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody enters the code that was mailed at sign-up, and so proves that the address is theirs. */
@Component
public final class VerifyEmail {

    private final Decisions decisions;
    private final CodeCheck codes;
    private final Confirmation confirmation;
    private final Passwords passwords;

    VerifyEmail(Decisions decisions, CodeCheck codes, Confirmation confirmation, Passwords passwords) {
        this.decisions = decisions;
        this.codes = codes;
        this.confirmation = confirmation;
        this.passwords = passwords;
    }

    /** The address is proved, and its person may sign in. */
    public record Verified(PersonId personId, String email, Instant at) {}

    /**
     * Makes the sign-up real for which the code was mailed: its password, name and consent are the person's now.
     *
     * @param registration the caller's own sign-up, so that a code mailed for somebody else's is refused; null means that the
     *     code of the last sign-up with this address counts
     * @throws ProblemException EMAIL_INVALID, CODE_WRONG with {@code tries_left}, or CODE_EXPIRED when the code is too old,
     *     was used, or had too many tries
     */
    public Verified verify(OperationId id, String typedEmail, String code, @Nullable UUID registration) {
        var email = Email.of(typedEmail);
        var request = email.text() + "\n" + passwords.fingerprint(code) + "\n" + registration;
        var operation = new Operation(id, "accounts.verify-email", request);
        var checked = decisions.decide(operation, Checked.class, () -> check(email, code, registration));
        return new Verified(checked.require(), email.text(), checked.at());
    }

    private Checked check(Email email, String code, @Nullable UUID registration) {
        var checked = codes.check(email, Purpose.SIGN_UP, registration, code);
        if (checked.personId() != null && checked.registrationId() != null) {
            confirmation.confirm(checked.personId(), checked.registrationId(), checked.at());
        }
        return checked;
    }
}
