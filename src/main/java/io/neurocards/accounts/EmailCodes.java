package io.neurocards.accounts;

import io.neurocards.accounts.Challenges.Challenge;
import io.neurocards.database.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What has to be mailed, for whoever mails. */
@Component
public final class EmailCodes {

    private final Challenges challenges;
    private final DerivedCode codes;
    private final Decisions decisions;
    private final Clock clock;

    EmailCodes(Challenges challenges, DerivedCode codes, Decisions decisions, Clock clock) {
        this.challenges = challenges;
        this.codes = codes;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What a code is good for. */
    public enum Purpose {
        SIGN_UP,
        PASSWORD_RESET
    }

    /** One mail to send: six digits, good until {@code expiresAt}. */
    public record EmailCode(String email, String code, Purpose purpose, Locale locale, Instant expiresAt) {

        /** Hides the address and the code. */
        @Override
        public String toString() {
            return "EmailCode[purpose=" + purpose + ", locale=" + locale + ", expiresAt=" + expiresAt + "]";
        }
    }

    /** Returns the mail for a challenge, or nothing when it was sent, used, given up or is too old. */
    public Optional<EmailCode> toSend(UUID challengeId) {
        var now = clock.instant();
        return challenges.find(challengeId).filter(one -> one.isToSend(now)).map(this::mail);
    }

    private EmailCode mail(Challenge one) {
        return new EmailCode(one.email(), codes.of(one), one.purpose(), one.locale(), one.expiresAt());
    }

    /** Returns at most a thousand challenges whose mail is still to be sent, oldest first. */
    public List<UUID> unsent() {
        return challenges.unsent(clock.instant());
    }

    /** Notes that the mail server took the mail; repeating changes nothing. */
    public void markSent(UUID challengeId) {
        decisions.act(() -> challenges.markSent(challengeId, clock.instant()));
    }

    /** Notes that the mail cannot be delivered, so that it is not tried again. */
    public void abandon(UUID challengeId) {
        decisions.act(() -> challenges.abandon(challengeId, clock.instant()));
    }
}
