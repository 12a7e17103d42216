package io.neurocards.accounts.callers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a program may do for customers, by the word that its token carries. */
public enum Scope {
    USERS_READ("users:read"),
    USERS_WRITE("users:write"),
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    LOYALTY_READ("loyalty:read");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    static String words(Set<Scope> scopes) {
        return scopes.stream()
                .sorted(Comparator.naturalOrder())
                .map(Scope::word)
                .collect(Collectors.joining(" "));
    }

    /** Returns the scopes of a row; a word of another build opens nothing in this one. */
    static Set<Scope> all(String words) {
        var scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(words.split(" ")).map(Scope::of).flatMap(Optional::stream).forEach(scopes::add);
        return scopes;
    }
}
