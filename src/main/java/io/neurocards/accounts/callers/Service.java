package io.neurocards.accounts.callers;

import java.util.Set;
import java.util.UUID;

/** A program of the operator's that acts for customers, as far as its scopes go. */
public record Service(UUID id, String name, Set<Scope> scopes) {

    public Service {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
