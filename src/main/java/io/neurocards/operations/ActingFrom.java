package io.neurocards.operations;

import java.util.Optional;

/** From where whoever acts in this thread came, for the audit log. */
public final class ActingFrom {

    private static final int LONGEST = 64;
    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private ActingFrom() {}

    /** Says so, until {@link #nowhere()}. */
    public static void address(String address) {
        ADDRESS.set(address.length() <= LONGEST ? address : address.substring(0, LONGEST));
    }

    /** Forgets it. */
    public static void nowhere() {
        ADDRESS.remove();
    }

    static Optional<String> address() {
        return Optional.ofNullable(ADDRESS.get());
    }
}
