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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody who signed up wants the code once more. Answers the same whether or not there is such an account. */
@Component
public final class ResendCode {

    private final Decisions decisions;
    private final Identities identities;
    private final Registrations registrations;
    private final CodeIssue codes;
    private final Clock clock;

    ResendCode(Decisions decisions, Identities identities, Registrations registrations, CodeIssue codes, Clock clock) {
        this.decisions = decisions;
        this.identities = identities;
        this.registrations = registrations;
        this.codes = codes;
        this.clock = clock;
    }

    /** The wish was taken down. */
    public record Asked(Instant at) {}

    /**
     * Has a new code mailed for {@code registration}, or for the last sign-up with this address when null; earlier codes of
     * that sign-up stop working.
     *
     * @throws ProblemException EMAIL_INVALID, EMAIL_UNAVAILABLE, or TOO_MANY_REQUESTS with {@code retry_after_seconds}
     */
    public Asked resend(OperationId id, String typedEmail, @Nullable UUID registration, Locale locale) {
        var email = Email.of(typedEmail);
        codes.requireDelivery();
        var operation = new Operation(id, "accounts.resend-code", email.text() + "\n" + registration);
        return decisions.decide(operation, Asked.class, () -> ask(email, registration, Languages.closest(locale)));
    }

    private Asked ask(Email email, @Nullable UUID registration, Locale locale) {
        identities.lock(email);
        var now = clock.instant();
        codes.requirePause(email, Purpose.SIGN_UP, now);
        var person = identities.find(email).filter(one -> !one.isVerified()).map(Identity::personId);
        var wanted = person.flatMap(one -> registrations.find(one, registration));
        codes.issue(
                Purpose.SIGN_UP,
                wanted.map(one -> new Recipient(email, one.personId(), one.id(), one.locale()))
                        .orElseGet(() -> new Recipient(email, null, null, locale)),
                now);
        return new Asked(now);
    }
}
