package io.neurocards.accounts;

import io.neurocards.accounts.Challenges.Challenge;
import io.neurocards.accounts.EmailCodes.Purpose;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Asks for codes to be mailed, as often as one address may be bothered. */
@Component
final class CodeIssue {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Challenges challenges;
    private final EmailDelivery delivery;
    private final ApplicationEventPublisher events;
    private final AccountsSettings.Codes limits;

    CodeIssue(
            Challenges challenges,
            EmailDelivery delivery,
            ApplicationEventPublisher events,
            AccountsSettings settings) {
        this.challenges = challenges;
        this.delivery = delivery;
        this.events = events;
        this.limits = settings.codes();
    }

    /**
     * Whom a code is for.
     *
     * @param personId nobody means a decoy, which is counted and never mailed
     */
    record Recipient(
            Email email,
            @Nullable PersonId personId,
            @Nullable UUID registrationId,
            Locale locale) {}

    /** Throws EMAIL_UNAVAILABLE when this installation does not mail. */
    void requireDelivery() {
        if (!delivery.available()) {
            throw new ProblemException(ProblemCode.EMAIL_UNAVAILABLE);
        }
    }

    /** Throws TOO_MANY_REQUESTS when a code was asked for a moment ago. */
    void requirePause(Email email, Purpose purpose, Instant now) {
        var recent = challenges.askedSince(email, purpose, now.minus(limits.resendWait()));
        if (!recent.isEmpty()) {
            throw TooManyRequests.until(recent.getFirst().plus(limits.resendWait()), now);
        }
    }

    /** Throws TOO_MANY_REQUESTS when the address has had its codes of this hour. */
    void issue(Purpose purpose, Recipient recipient, Instant now) {
        var lately = challenges.askedSince(recipient.email(), purpose, now.minus(HOUR));
        if (lately.size() >= limits.perHour()) {
            throw TooManyRequests.until(lately.get(limits.perHour() - 1).plus(HOUR), now);
        }
        var challenge = new Challenge(
                UuidV7.at(now),
                recipient.email().text(),
                purpose,
                recipient.personId(),
                recipient.registrationId(),
                recipient.locale(),
                0,
                now,
                now.plus(limits.lifetime()),
                null,
                null,
                null);
        challenges.add(challenge);
        if (recipient.personId() != null) {
            events.publishEvent(new EmailCodeRequested(challenge.id()));
        }
    }
}
