package io.neurocards.operations.admins;

import org.jspecify.annotations.Nullable;

/**
 * What proves an administrator, as it is kept.
 *
 * @param sealed the secret behind the codes, sealed
 * @param lastStep the step of the last code that was taken; none at or before it is taken again
 */
record AdminSecrets(@Nullable String passwordHash, byte @Nullable [] sealed, long lastStep) {

    /** Hides all of it. */
    @Override
    public String toString() {
        return "AdminSecrets[***]";
    }
}
