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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Somebody enters the code that was mailed for a forgotten password, and chooses another. */
@Component
public final class ResetPassword {

    private final Decisions decisions;
    private final CodeCheck codes;
    private final Passwords passwords;
    private final Change change;

    /** What changes with a password, within the transaction. */
    @Component
    record Change(
            Credentials credentials, Sessions sessions, SignInAttempts attempts, ApplicationEventPublisher events) {

        void of(PersonId person, Email email, String hash, PasswordChanged changed) {
            credentials.put(person, hash, changed.at());
            sessions.revokeAll(person, changed.at());
            attempts.forget(email);
            events.publishEvent(changed);
        }
    }

    ResetPassword(Decisions decisions, CodeCheck codes, Passwords passwords, Change change) {
        this.decisions = decisions;
        this.codes = codes;
        this.passwords = passwords;
        this.change = change;
    }

    /**
     * A person has another password, and every session of theirs is over. Published within the transaction, once for each change.
     *
     * @param id of the change
     */
    public record PasswordChanged(UUID id, PersonId personId, Instant at) {}

    /** The new password holds, and every session is over. */
    public record Reset(PersonId personId, Instant at) {}

    /**
     * Replaces the password and ends every session of the person.
     *
     * @throws ProblemException EMAIL_INVALID, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, CODE_WRONG with {@code tries_left}, or
     *     CODE_EXPIRED when the code is too old, was used, or had too many tries
     */
    public Reset reset(OperationId id, String typedEmail, String code, String newPassword) {
        var email = Email.of(typedEmail);
        passwords.requireAcceptable(newPassword);
        var request = String.join("\n", email.text(), passwords.fingerprint(code), passwords.fingerprint(newPassword));
        var hash = passwords.hash(newPassword);
        var operation = new Operation(id, "accounts.reset-password", request);
        var checked = decisions.decide(operation, Checked.class, () -> check(id, email, code, hash));
        return new Reset(checked.require(), checked.at());
    }

    private Checked check(OperationId id, Email email, String code, String hash) {
        var checked = codes.check(email, Purpose.PASSWORD_RESET, null, code);
        var person = checked.personId();
        if (person != null) {
            change.of(person, email, hash, new PasswordChanged(id.value(), person, checked.at()));
        }
        return checked;
    }
}
