package io.neurocards.partners.keys;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a partner's program may do, by the word that its key carries. */
public enum PartnerScope {
    CUSTOMERS_READ("customers:read"),
    CUSTOMERS_WRITE("customers:write"),
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    VIDEOS_READ("videos:read"),
    VIDEOS_WRITE("videos:write"),
    BALANCE_READ("balance:read"),
    WEBHOOKS_READ("webhooks:read"),
    WEBHOOKS_WRITE("webhooks:write");

    private final String word;

    PartnerScope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<PartnerScope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    static String words(Set<PartnerScope> scopes) {
        return scopes.stream()
                .sorted(Comparator.naturalOrder())
                .map(PartnerScope::word)
                .collect(Collectors.joining(" "));
    }

    /** Returns the scopes of a row; a word of another build opens nothing in this one. */
    static Set<PartnerScope> all(String words) {
        var scopes = EnumSet.noneOf(PartnerScope.class);
        Arrays.stream(words.split(" "))
                .map(PartnerScope::of)
                .flatMap(Optional::stream)
                .forEach(scopes::add);
        return scopes;
    }
}
