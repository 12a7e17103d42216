package io.neurocards.accounts;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns what was typed at a sign-up into the person's own, and forgets every other sign-up with that address. */
@Component
final class Confirmation {

    private final Identities identities;
    private final Registrations registrations;
    private final Persons persons;
    private final Credentials credentials;
    private final Consents consents;
    private final ApplicationEventPublisher events;

    Confirmation(
            Identities identities,
            Registrations registrations,
            Persons persons,
            Credentials credentials,
            Consents consents,
            ApplicationEventPublisher events) {
        this.identities = identities;
        this.registrations = registrations;
        this.persons = persons;
        this.credentials = credentials;
        this.consents = consents;
        this.events = events;
    }

    void confirm(PersonId person, UUID registrationId, Instant now) {
        var registration = registrations.find(person, registrationId).orElseThrow();
        persons.introduce(person, registration.firstName(), registration.locale());
        credentials.put(person, registration.passwordHash(), now);
        consents.record(person, registration.termsVersion(), registration.createdAt());
        registrations.forget(person);
        if (identities.verify(person, now)) {
            events.publishEvent(new PersonProved(person, now));
        }
    }
}
