package io.neurocards.accounts.devices;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Persons who come with a device. Nobody is told that they proved anything: whoever has a device has proved nothing. */
@Component
record Newcomers(Persons persons, Consents consents, FormerIdentities former, Invitations invitations) {

    /** What somebody told of themselves; the name was checked. */
    record Newcomer(
            @Nullable String firstName,
            Locale locale,
            boolean acceptsTerms,
            @Nullable String referralCode) {}

    PersonId person(Newcomer newcomer, Instant now) {
        return persons.create(newcomer.firstName(), newcomer.locale(), now);
    }

    /** Lets a ban of an earlier time hold on; returns whether nobody with this device had their data deleted before. */
    boolean joined(PersonId person, Instant now) {
        return !former.isBack(person, now);
    }

    /** Takes down whose link brought somebody who is new to us. */
    void brought(PersonId person, Newcomer newcomer, Instant now) {
        invitations.brought(person, newcomer.referralCode(), now);
    }

    /** Takes down that they agreed to the terms, if they did. */
    void agreed(PersonId person, Newcomer newcomer, Instant now) {
        if (newcomer.acceptsTerms()) {
            consents.record(person, consents.currentVersion(), now);
        }
    }
}
