package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;

/** An operator has mended what was wrong with a key, such as an account without money, and does not want to wait. */
public final class UnblockKey {

    private final Decisions decisions;
    private final KeyRows keys;

    UnblockKey(Decisions decisions, KeyRows keys) {
        this.decisions = decisions;
        this.keys = keys;
    }

    /** Returns whether there is such a key; one without a block stays as it is. */
    public boolean unblock(String provider, String fingerprint) {
        return decisions.act(() -> keys.unblock(provider, fingerprint));
    }
}
