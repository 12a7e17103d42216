package io.neurocards.accounts.erasure;

import io.neurocards.shared.PersonId;
import java.util.Collection;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** Waits until nobody joins, signs in or proves an address by the identities of some persons, and keeps it so. */
@Component
public final class IdentityLocks {

    private final ErasureRows rows;

    IdentityLocks(ErasureRows rows) {
        this.rows = rows;
    }

    /** Locks them all in one order, so that two who lock the same ones don't wait for each other, until the transaction ends. */
    public void lock(Collection<PersonId> persons) {
        persons.stream()
                .distinct()
                .flatMap(person -> rows.identities(person).stream())
                .distinct()
                .sorted(Comparator.comparing(KnownIdentity::platform).thenComparing(KnownIdentity::externalId))
                .forEach(rows::lock);
    }
}
