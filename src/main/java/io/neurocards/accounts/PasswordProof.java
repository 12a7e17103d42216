package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passwords of those who are no customers: chosen, hashed and counted by the same rules, apart from those of customers. */
@Component
public final class PasswordProof {

    private static final String KIND = "house";

    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final Decisions decisions;
    private final Clock clock;

    PasswordProof(Passwords passwords, SignInAttempts attempts, Decisions decisions, Clock clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Returns what is kept of a password.
     *
     * @throws ProblemException PASSWORD_TOO_SHORT or PASSWORD_TOO_LONG
     */
    public String hash(String password) {
        passwords.requireAcceptable(password);
        return passwords.hash(password);
    }

    /** Says whether {@code password} is the one behind {@code hash}; takes as long when there is no hash. */
    public boolean matches(String password, @Nullable String hash) {
        return passwords.matches(password, hash);
    }

    /**
     * Counts a try before anything is looked at.
     *
     * @param subject whom somebody says they are, or whose second proof they try
     * @param address the IP address of the caller, as text
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds} while that is to wait
     */
    public void count(String subject, String address) {
        var subjects = attempts.subjects(KIND, plain(subject), address);
        decisions.act(() -> attempts.count(subjects, clock.instant()));
    }

    /** Takes the tries of a subject back in the caller's transaction, once one was right. */
    public void takeBack(String subject, String address) {
        attempts.takeBack(attempts.subjects(KIND, plain(subject), address));
    }

    private static String plain(String subject) {
        return Normalizer.normalize(subject.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
