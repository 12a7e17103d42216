package io.neurocards.accounts;

import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns what was typed at a sign-up into the person's own, and forgets every other sign-up with that address. */
@Component
record Confirmation(
        Identities identities,
        Registrations registrations,
        Persons persons,
        Credentials credentials,
        Consents consents,
        Announcement announcement) {

    /** Takes down who brought a newcomer, and tells the rest of the program that an address was proved. */
    @Component
    record Announcement(FormerIdentities former, Invitations invitations, ApplicationEventPublisher events) {

        void proved(PersonId person, @Nullable String referralCode, Instant now) {
            var back = former.isBack(person, now);
            if (!back) {
                invitations.brought(person, referralCode, now);
            }
            events.publishEvent(new PersonProved(person, back, now));
        }
    }

    void confirm(PersonId person, UUID registrationId, Instant now) {
        var registration = registrations.find(person, registrationId).orElseThrow();
        persons.introduce(person, registration.firstName(), registration.locale());
        credentials.put(person, registration.passwordHash(), now);
        consents.record(person, registration.termsVersion(), registration.createdAt());
        registrations.forget(person);
        if (identities.verify(person, now)) {
            announcement.proved(person, registration.referralCode(), now);
        }
    }
}
