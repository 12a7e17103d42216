package io.neurocards.accounts.telegram;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes somebody known by their Telegram account who was a customer elsewhere: nobody welcomes them with a gift. */
@Component
public final class BringTelegramUser {

    private final TelegramIdentities identities;
    private final Persons persons;
    private final FormerIdentities former;

    BringTelegramUser(TelegramIdentities identities, Persons persons, FormerIdentities former) {
        this.identities = identities;
        this.persons = persons;
        this.former = former;
    }

    /** Whom it found. */
    public sealed interface Brought {

        /**
         * Somebody who is here.
         *
         * @param isNew whether this made the person
         */
        record Is(PersonId person, boolean isNew) implements Brought {}

        /** Somebody who had their data deleted here. */
        record Left() implements Brought {}
    }

    /**
     * Makes the person, or finds them as they are, in the caller's transaction.
     *
     * @param lastName anything; what can't be printed is left out
     * @param since when they became a customer there
     */
    public Brought bring(TelegramUser user, @Nullable String lastName, Instant since, Instant now) {
        identities.lock(user.id());
        var known = identities.find(user.id());
        if (known.isPresent()) {
            return new Brought.Is(known.get(), false);
        }
        if (former.isFormer(Platform.TELEGRAM, Long.toString(user.id()), now)) {
            return new Brought.Left();
        }
        var person = persons.create(PrintableName.of(user.firstName()), user.locale(), since);
        identities.add(person, user, since);
        var surname = PrintableName.of(lastName);
        if (surname != null) {
            persons.setLastName(person, surname);
        }
        return new Brought.Is(person, true);
    }
}
