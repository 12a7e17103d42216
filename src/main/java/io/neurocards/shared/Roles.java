package io.neurocards.shared;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What this process does of all that the studio does; never nothing. */
public record Roles(Set<Role> all) {

    /** The property behind {@code APP_ROLES}. */
    public static final String PROPERTY = "neurocards.roles";

    public Roles {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A process has a role");
        }
        all = Collections.unmodifiableSet(EnumSet.copyOf(all));
    }

    /** Returns all roles, as one process alone has them. */
    public static Roles every() {
        return new Roles(EnumSet.allOf(Role.class));
    }

    /**
     * Reads words between commas; all roles where nothing is written.
     *
     * @throws IllegalArgumentException with a sentence when a word is none of the roles
     */
    public static Roles read(String words) {
        if (words.isBlank()) {
            return every();
        }
        return new Roles(Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .map(word -> Role.of(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "must be some of " + every().words() + " between commas, in small letters")))
                .collect(Collectors.toSet()));
    }

    public boolean has(Role role) {
        return all.contains(role);
    }

    /** Returns whether other processes do what this one does not. */
    public boolean isPart() {
        return all.size() < Role.values().length;
    }

    /** Returns the words, between commas, always in the same order. */
    public String words() {
        return all.stream().map(Role::word).collect(Collectors.joining(","));
    }
}
