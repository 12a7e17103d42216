package io.neurocards.accounts.telegram;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.PersonProved;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Somebody who writes to the bot accepts the terms, and is a customer from then on. */
@Component
public final class JoinByTelegram {

    private final Decisions decisions;
    private final TelegramIdentities identities;
    private final Persons persons;
    private final Consents consents;
    private final Invitations invitations;
    private final Announcement announcement;

    JoinByTelegram(
            Decisions decisions,
            TelegramIdentities identities,
            Persons persons,
            Consents consents,
            Invitations invitations,
            Announcement announcement) {
        this.decisions = decisions;
        this.identities = identities;
        this.persons = persons;
        this.consents = consents;
        this.invitations = invitations;
        this.announcement = announcement;
    }

    /** Tells the rest of the program that somebody new is there, with the time that all rows of the joining carry. */
    @Component
    record Announcement(FormerIdentities former, ApplicationEventPublisher events, Clock clock) {

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }

        /** Returns whether this is a newcomer, and nobody who had their data deleted before. */
        boolean proved(PersonId person, Instant now) {
            var back = former.isBack(person, now);
            events.publishEvent(new PersonProved(person, back, now));
            return !back;
        }
    }

    /**
     * Makes the person behind {@code user}, or finds them, and takes down that they accepted the terms. However many calls
     * for one user race, they make one person; calls for different users don't wait for each other.
     *
     * @param termsVersion what the customer was shown
     * @param referralCode the code that brought them here; one that nobody has is ignored, and so is any once they have joined
     *     or joined before and had their data deleted
     * @throws ProblemException TERMS_NOT_ACCEPTED with {@code version} when those are not the terms in force
     */
    public PersonId join(TelegramUser user, String termsVersion, @Nullable String referralCode) {
        consents.requireCurrent(termsVersion);
        return decisions.act(() -> {
            identities.lock(user.id());
            var now = announcement.now();
            var known = identities.find(user.id());
            var person = known.orElseGet(() -> persons.create(PrintableName.of(user.firstName()), user.locale(), now));
            consents.record(person, termsVersion, now);
            if (known.isEmpty()) {
                identities.add(person, user, now);
                if (announcement.proved(person, now)) {
                    invitations.record(person, referralCode, now);
                }
            } else {
                identities.renamed(user);
            }
            return person;
        });
    }
}
