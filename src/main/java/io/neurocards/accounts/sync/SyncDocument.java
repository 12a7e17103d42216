package io.neurocards.accounts.sync;

import org.jspecify.annotations.Nullable;

/**
 * A document as it is now.
 *
 * @param version the number of its latest change, among all changes of its person; 0 for one that nobody has written
 * @param value JSON; null for one that was deleted, or that nobody has written
 */
public record SyncDocument(
        String collection,
        String key,
        long version,
        @Nullable String value) {

    /** Hides what it says. */
    @Override
    public String toString() {
        return "SyncDocument[collection=" + collection + ", version=" + version + "]";
    }
}
