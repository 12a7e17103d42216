package io.neurocards.accounts;

import io.neurocards.accounts.Credentials.Credential;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A customer proves with a password who they are. Each try is counted before the password is looked at, so that tries in
 * parallel do not slip past the limit; the right password takes its own try back.
 */
@Component
public final class SignIn {

    private final Decisions decisions;
    private final Credentials credentials;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final Sessions sessions;
    private final Clock clock;

    SignIn(
            Decisions decisions,
            Credentials credentials,
            Passwords passwords,
            SignInAttempts attempts,
            Sessions sessions,
            Clock clock) {
        this.decisions = decisions;
        this.credentials = credentials;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A session that begins. The token is shown this once; we keep only its digest. */
    public record IssuedSession(String token, Instant expiresAt, Caller person) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "IssuedSession[expiresAt=" + expiresAt + ", person=" + person + "]";
        }
    }

    /**
     * Opens a session. Repeating opens another one.
     *
     * @param clientAddress the IP address of the caller, as text
     * @throws ProblemException WRONG_CREDENTIALS, whether address or password is wrong; EMAIL_NOT_VERIFIED, only with the
     *     right password; TOO_MANY_REQUESTS with {@code retry_after_seconds}; EMAIL_INVALID
     */
    public IssuedSession signIn(String typedEmail, String password, String clientAddress) {
        var email = Email.of(typedEmail);
        var subjects = attempts.subjects(email, clientAddress);
        decisions.act(() -> attempts.count(subjects, clock.instant()));
        var credential = credentials.find(email);
        var matches = passwords.matches(
                password, credential.map(Credential::passwordHash).orElse(null));
        if (credential.isEmpty() || !matches) {
            throw new ProblemException(ProblemCode.WRONG_CREDENTIALS);
        }
        return decisions
                .act(() -> open(subjects, credential.get()))
                .orElseThrow(() -> new ProblemException(ProblemCode.EMAIL_NOT_VERIFIED));
    }

    private Optional<IssuedSession> open(SignInAttempts.Subjects subjects, Credential credential) {
        attempts.takeBack(subjects);
        if (!credential.verified()) {
            return Optional.empty();
        }
        if (!credentials.stillHolds(credential.personId(), credential.passwordHash())) {
            throw new ProblemException(ProblemCode.WRONG_CREDENTIALS);
        }
        return Optional.of(sessions.open(credential.personId(), clock.instant()));
    }
}
