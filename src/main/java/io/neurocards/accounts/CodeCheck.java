package io.neurocards.accounts;

import io.neurocards.accounts.Challenges.Challenge;
import io.neurocards.accounts.EmailCodes.Purpose;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares typed codes with mailed ones. A wrong code must be counted although the action fails, so the answer is a value:
 * throw {@link Checked#require} only after the transaction.
 */
@Component
final class CodeCheck {

    private final Identities identities;
    private final Challenges challenges;
    private final DerivedCode codes;
    private final AccountsSettings.Codes limits;
    private final Clock clock;

    CodeCheck(Identities identities, Challenges challenges, DerivedCode codes, AccountsSettings settings, Clock clock) {
        this.identities = identities;
        this.challenges = challenges;
        this.codes = codes;
        this.limits = settings.codes();
        this.clock = clock;
    }

    enum Answer {
        RIGHT,
        WRONG,
        EXPIRED
    }

    /**
     * What the code turned out to be; it reads back from its own JSON.
     *
     * @param personId whose code it was, when it was right
     * @param registrationId what the code proves, when it was right and mailed for a sign-up
     */
    record Checked(
            Answer answer,
            int triesLeft,
            Instant at,
            @Nullable PersonId personId,
            @Nullable UUID registrationId) {

        /**
         * Returns whose code it was.
         *
         * @throws ProblemException CODE_WRONG with {@code tries_left}, or CODE_EXPIRED
         */
        PersonId require() {
            if (personId != null && answer == Answer.RIGHT) {
                return personId;
            }
            throw answer == Answer.WRONG
                    ? new ProblemException(ProblemCode.CODE_WRONG).with("tries_left", triesLeft)
                    : new ProblemException(ProblemCode.CODE_EXPIRED);
        }
    }

    /** Uses up the code when it is right, or one try when it is wrong; holds the address's lock until the transaction ends. */
    Checked check(Email email, Purpose purpose, @Nullable UUID registration, String typed) {
        identities.lock(email);
        var now = clock.instant();
        var challenge = challenges.latest(email, purpose, registration);
        if (challenge.isEmpty()) {
            return new Checked(Answer.EXPIRED, 0, now, null, null);
        }
        return check(email, challenge.get(), typed, now);
    }

    private Checked check(Email email, Challenge challenge, String typed, Instant now) {
        if (!challenge.isOpen(now) || challenge.tries() >= limits.tries()) {
            return new Checked(Answer.EXPIRED, 0, now, null, null);
        }
        var matches = codes.matches(challenge, typed);
        if (!matches || challenge.personId() == null) {
            challenges.countTry(challenge.id());
            return new Checked(Answer.WRONG, limits.tries() - challenge.tries() - 1, now, null, null);
        }
        challenges.use(email, challenge.purpose(), now);
        return new Checked(Answer.RIGHT, 0, now, challenge.personId(), challenge.registrationId());
    }
}
