package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.callers.Service;
import io.neurocards.database.Undecided;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemException;
import io.neurocards.snapshot.AskedFor;
import io.neurocards.snapshot.Snapshot;
import io.neurocards.web.access.Reach;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Customers by the names that callers know them by; while no database can be asked, among those who are kept. Of somebody else a
 * customer learns nothing then, not even whether anybody is kept: every name but their own is as unknown as all others.
 */
@Component
record NamedCustomers(Snapshot snapshot, AskedFor asked, Reach reach) {

    /**
     * Returns whom {@code ordinary} finds, or who is kept under the name.
     *
     * @param name in the one spelling in which the platform's names are kept
     * @throws RuntimeException of {@code ordinary}, also when no database can be asked and nobody of that name is kept for this
     *     caller
     */
    Optional<PersonId> find(
            Authentication caller, Platform platform, String name, Supplier<Optional<PersonId>> ordinary) {
        try {
            return ordinary.get();
        } catch (RuntimeException e) {
            return Optional.of(kept(caller, snapshot.named(platform, name), e));
        }
    }

    /** Returns whom {@code ordinary} finds, or the person with this id when they are kept; else as above. */
    Optional<PersonId> find(Authentication caller, PersonId person, Supplier<Optional<PersonId>> ordinary) {
        try {
            return ordinary.get();
        } catch (RuntimeException e) {
            return Optional.of(kept(caller, Optional.of(person).filter(snapshot::knows), e));
        }
    }

    /** @throws RuntimeException the failure, unless no database could be asked and the caller may see the one who is kept */
    PersonId kept(Authentication caller, Platform platform, String name, RuntimeException failure) {
        return kept(caller, snapshot.named(platform, name), failure);
    }

    private static PersonId kept(Authentication caller, Optional<PersonId> found, RuntimeException failure) {
        if (Undecided.of(failure).isEmpty()) {
            throw failure;
        }
        return found.filter(person -> maySee(caller, person)).orElseThrow(() -> failure);
    }

    private static boolean maySee(Authentication caller, PersonId person) {
        return switch (caller.getPrincipal()) {
            case Caller customer -> customer.personId().equals(person);
            case Service _ -> true;
            case null, default -> false;
        };
    }

    /**
     * Returns the one whose data a caller may read, as {@link Reach#of} does; whom programs read is kept for them.
     *
     * @throws ProblemException as there
     */
    PersonId toRead(Authentication caller, Optional<PersonId> named, Scope scope) {
        var person = reach.of(caller, named, scope);
        if (caller.getPrincipal() instanceof Service) {
            asked.note(person);
        }
        return person;
    }
}
