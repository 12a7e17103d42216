package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;

/** An operator has mended what was wrong with a key, such as an account without money, and does not want to wait. */
public final class UnblockKey {

    private final KeyRows keys;

    UnblockKey(KeyRows keys) {
        this.keys = keys;
    }

    /** Lifts the block in the caller's transaction. Returns whether there is such a key; one without a block stays as it is. */
    public boolean unblock(String provider, String fingerprint) {
        Decisions.requireOpen();
        return keys.unblock(provider, fingerprint);
    }
}
