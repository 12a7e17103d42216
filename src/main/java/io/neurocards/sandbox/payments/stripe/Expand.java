package io.neurocards.sandbox.payments.stripe;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which ids a caller wants to have as objects. */
record Expand(List<String> paths) {

    static final Set<String> SESSION = Set.of(
            "line_items",
            "customer",
            "payment_intent",
            "payment_intent.latest_charge",
            "payment_intent.latest_charge.balance_transaction");
    static final Set<String> INTENT = Set.of("latest_charge", "latest_charge.balance_transaction");
    static final Set<String> CHARGE = Set.of("balance_transaction");
    static final Set<String> REFUND =
            Set.of("charge", "charge.balance_transaction", "payment_intent", "balance_transaction");

    private static final String DATA = "data.";

    static Expand nothing() {
        return new Expand(List.of());
    }

    /** Reads what is asked for one object. */
    static Expand of(JsonNode asked, Set<String> possible) {
        return of(asked, "", possible);
    }

    /** Reads what is asked for the objects of a list. */
    static Expand ofList(JsonNode asked, Set<String> possible) {
        return of(asked, DATA, possible);
    }

    private static Expand of(JsonNode asked, String prefix, Set<String> possible) {
        var paths = StripeForm.texts(asked);
        for (var path : paths) {
            if (!path.startsWith(prefix) || !possible.contains(path.substring(prefix.length()))) {
                throw StripeProblem.invalid("expand", "", "This property cannot be expanded (" + path + ").");
            }
        }
        return new Expand(
                paths.stream().map(path -> path.substring(prefix.length())).toList());
    }

    /** Whoever wants something of an object wants the object. */
    boolean has(String name) {
        return paths.stream().anyMatch(path -> path.equals(name) || path.startsWith(name + "."));
    }

    Expand below(String name) {
        return new Expand(paths.stream()
                .filter(path -> path.startsWith(name + "."))
                .map(path -> path.substring(name.length() + 1))
                .toList());
    }
}
