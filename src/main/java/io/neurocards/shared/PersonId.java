package io.neurocards.shared;

import java.time.Instant;
import java.util.UUID;

/** The one person behind all identities; every module keys what a customer owns on it. */
public record PersonId(UUID value) {

    /** Returns a new id for a person who appears at {@code now}. */
    public static PersonId at(Instant now) {
        return new PersonId(UuidV7.at(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
