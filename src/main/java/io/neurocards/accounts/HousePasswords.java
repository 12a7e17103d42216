package io.neurocards.accounts;

import io.neurocards.accounts.callers.PasswordProof;
import io.neurocards.database.Decisions;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hashes and counts as for customers, under subjects of their own. */
@Component
final class HousePasswords implements PasswordProof {

    private static final String KIND = "house";

    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final Decisions decisions;
    private final Clock clock;

    HousePasswords(Passwords passwords, SignInAttempts attempts, Decisions decisions, Clock clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String hash(String password) {
        passwords.requireAcceptable(password);
        return passwords.hash(password);
    }

    @Override
    public boolean matches(String password, @Nullable String hash) {
        return passwords.matches(password, hash);
    }

    @Override
    public void count(String subject, String address) {
        var subjects = attempts.subjects(KIND, plain(subject), address);
        decisions.act(() -> attempts.count(subjects, clock.instant()));
    }

    @Override
    public void takeBack(String subject, String address) {
        attempts.takeBack(attempts.subjects(KIND, plain(subject), address));
    }

    private static String plain(String subject) {
        return Normalizer.normalize(subject.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
