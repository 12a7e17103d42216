package io.neurocards.accounts.telegram;

import io.neurocards.accounts.PersonProved;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the person behind a Telegram account, or finds them, in the caller's transaction; however many calls race, once. */
@Component
record Joining(
        TelegramIdentities identities, Persons persons, FormerIdentities former, ApplicationEventPublisher events) {

    /**
     * Who it is.
     *
     * @param isNew whether this made the person
     * @param isNewcomer whether nobody with this account had their data deleted before, besides
     */
    record Joined(PersonId person, boolean isNew, boolean isNewcomer) {}

    Joined of(TelegramUser user, Instant now) {
        identities.lock(user.id());
        var known = identities.find(user.id());
        if (known.isPresent()) {
            identities.renamed(user);
            return new Joined(known.get(), false, false);
        }
        var person = persons.create(PrintableName.of(user.firstName()), user.locale(), now);
        identities.add(person, user, now);
        var back = former.isBack(person, now);
        events.publishEvent(new PersonProved(person, back, now));
        return new Joined(person, true, !back);
    }
}
