package io.neurocards.accounts;

import io.neurocards.accounts.CodeIssue.Recipient;
import io.neurocards.accounts.EmailCodes.Purpose;
import io.neurocards.accounts.Identities.Identity;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Somebody forgot the password of an address. The answer, the limits and the later answers of {@link ResetPassword} are the
 * same whether or not the address has an account.
 */
@Component
public final class RequestPasswordReset {
    private final Decisions decisions;
    private final Identities identities;
    private final Persons persons;
    private final CodeIssue codes;
    private final Clock clock;

    RequestPasswordReset(Decisions decisions, Identities identities, Persons persons, CodeIssue codes, Clock clock) {
        this.decisions = decisions;
        this.identities = identities;
        this.persons = persons;
        this.codes = codes;
        this.clock = clock;
    }

    /** The wish was taken down. */
    public record Requested(Instant at) {}

    /**
     * Has a code mailed to the address, if it is somebody's; earlier reset codes stop working.
     *
     * @throws ProblemException EMAIL_INVALID, EMAIL_UNAVAILABLE, or TOO_MANY_REQUESTS with {@code retry_after_seconds}
     */
    public Requested request(OperationId id, String typedEmail) {
        var email = Email.of(typedEmail);
        codes.requireDelivery();
        var operation = new Operation(id, "accounts.request-password-reset", email.text());
        return decisions.decide(operation, Requested.class, () -> ask(email));
    }

    private Requested ask(Email email) {
        identities.lock(email);
        var now = clock.instant();
        codes.requirePause(email, Purpose.PASSWORD_RESET, now);
        var person = identities.find(email).filter(Identity::isVerified).flatMap(one -> persons.find(one.personId()));
        var recipient = person.map(one -> new Recipient(email, one.id(), null, one.locale()))
                .orElseGet(() -> new Recipient(email, null, null, Languages.closest(Locale.ROOT)));
        codes.issue(Purpose.PASSWORD_RESET, recipient, now);
        return new Requested(now);
    }
}
