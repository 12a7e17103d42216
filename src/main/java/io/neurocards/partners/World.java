package io.neurocards.partners;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which half of a partner's customers, orders and credits a key opens; the other half is not there for it. */
public enum World {
    /** Real customers and real credits. */
    LIVE,
    /** Customers that are tried out; what is ordered is made by this server's own model and charges nothing. */
    TEST;

    /** Returns the name that programs know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the world of that name, or nothing when there is none. */
    public static Optional<World> of(String word) {
        return Arrays.stream(values())
                .filter(world -> world.word().equals(word))
                .findFirst();
    }
}
