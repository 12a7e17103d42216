package io.neurocards.accounts;

import io.neurocards.accounts.CodeIssue.Recipient;
import io.neurocards.accounts.EmailCodes.Purpose;
import io.neurocards.accounts.Identities.Identity;
import io.neurocards.accounts.Registrations.Typed;
import io.neurocards.accounts.referrals.ReferralCode;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A stranger wants an account for an e-mail address. Nothing typed here counts before {@link VerifyEmail}; signing up again
 * before that mails another code, and the code that is entered decides whose password it is.
 */
@Component
public final class SignUp {

    /** Characters that a password has at least. */
    public static final int SHORTEST_PASSWORD = 10;

    /** Characters that a password has at most. */
    public static final int LONGEST_PASSWORD = 200;

    private final Decisions decisions;
    private final Identities identities;
    private final Registrations registrations;
    private final Passwords passwords;
    private final CodeIssue codes;
    private final Clock clock;

    SignUp(
            Decisions decisions,
            Identities identities,
            Registrations registrations,
            Passwords passwords,
            CodeIssue codes,
            Clock clock) {
        this.decisions = decisions;
        this.identities = identities;
        this.registrations = registrations;
        this.passwords = passwords;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * What somebody typed.
     *
     * @param locale the language to write in; another than ours becomes Russian
     * @param referralCode the code of a friend's link that brought them here; one that nobody has is ignored
     */
    public record Form(
            String email,
            String password,
            @Nullable String firstName,
            boolean termsAccepted,
            Locale locale,
            @Nullable String referralCode) {

        public Form(String email, String password, @Nullable String firstName, boolean termsAccepted, Locale locale) {
            this(email, password, firstName, termsAccepted, locale, null);
        }

        /** Hides everything. */
        @Override
        public String toString() {
            return "Form[***]";
        }
    }

    /**
     * The account, which waits for its code.
     *
     * @param registration what {@link VerifyEmail} may be given, so that only the code mailed for this sign-up counts
     */
    public record SignedUp(PersonId personId, String email, Instant createdAt, UUID registration) {}

    /**
     * Creates the person, or finds the one who has not proved the address yet, and has a code mailed.
     *
     * @throws ProblemException EMAIL_INVALID, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, NAME_INVALID, TERMS_NOT_ACCEPTED,
     *     EMAIL_TAKEN, EMAIL_UNAVAILABLE, or TOO_MANY_REQUESTS with {@code retry_after_seconds}
     */
    public SignedUp signUp(OperationId id, Form form) {
        var email = Email.of(form.email());
        passwords.requireAcceptable(form.password());
        var firstName = PersonName.of(form.firstName());
        if (!form.termsAccepted()) {
            throw new ProblemException(ProblemCode.TERMS_NOT_ACCEPTED);
        }
        codes.requireDelivery();
        var locale = Languages.closest(form.locale());
        var request = String.join(
                "\n",
                email.text(),
                passwords.fingerprint(form.password()),
                String.valueOf(firstName),
                locale.toString());
        var code = ReferralCode.of(form.referralCode()).map(ReferralCode::text).orElse(null);
        var hash = passwords.hash(form.password());
        var operation = new Operation(id, "accounts.sign-up", code == null ? request : request + "\n" + code);
        return decisions.decide(
                operation, SignedUp.class, () -> register(email, new Typed(hash, firstName, locale, code)));
    }

    private SignedUp register(Email email, Typed typed) {
        identities.lock(email);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = identities.find(email);
        if (known.filter(Identity::isVerified).isPresent()) {
            throw new ProblemException(ProblemCode.EMAIL_TAKEN);
        }
        var person = known.map(Identity::personId).orElseGet(() -> identities.create(email, typed.locale(), now));
        var registration = registrations.add(person, typed, now);
        codes.issue(Purpose.SIGN_UP, new Recipient(email, person, registration, typed.locale()), now);
        return new SignedUp(person, email.text(), now, registration);
    }
}
